// What stands in the report of a build, as record.h tells of documents.
#pragma once

#include <type_traits>

#include "model/impact.h"

namespace viendan::store {

template <typename T>
inline constexpr bool kIsTold = false;
template <typename T>
inline constexpr bool kIsTold<Told<T>> = true;

/// Whatever it is that is told: const where the archive only looks.
template <typename A, typename T>
  requires kIsTold<std::remove_const_t<T>>
void describe(A& a, T& x) {
  a.required("total", x.total);
  a.each("item", x.items);
}

template <typename A>
void describe(A& a, typename A::template Ref<FieldChange> x) {
  a.required("field", x.field);
  a.line("before", x.before);
  a.line("after", x.after);
}

template <typename A>
void describe(A& a, typename A::template Ref<RowChange> x) {
  a.named("change", x.change, kChanges);
  a.optional("annex", x.annex);
  a.optional("table", x.table);
  a.optional("ordinal", x.ordinal);
  a.required("line", x.line);
  a.line("title", x.title);
  a.each("field", x.fields);
}

template <typename A>
void describe(A& a, typename A::template Ref<CitationChange> x) {
  a.named("change", x.change, kChanges);
  a.named("relation", x.relation, kRelations);
  a.named("status", x.status, kCitationStatuses);
  a.optional("target", x.target);
  a.required("line", x.line);
  a.line("words", x.words);
}

template <typename A>
void describe(A& a, typename A::template Ref<DocumentChange> x) {
  a.required("id", x.id);
  a.required("source", x.source);
  a.optional("id-before", x.id_before);
  a.optional("source-before", x.source_before);
  a.optional("symbol", x.symbol);
  a.optional("same-bytes", x.same_bytes);
  a.optional("lines-added", x.lines_added);
  a.optional("lines-removed", x.lines_removed);
  a.line("title", x.title);
  a.each("field", x.metadata);
  a.child("rows", x.rows);
  a.child("citations", x.citations);
}

template <typename A>
void describe(A& a, typename A::template Ref<Duplicate> x) {
  a.required("id", x.id);
  a.required("source", x.source);
  a.required("of-id", x.of_id);
  a.required("of-source", x.of_source);
  a.optional("same-bytes", x.same_bytes);
}

template <typename A>
void describe(A& a, typename A::template Ref<Unread> x) {
  a.required("source", x.source);
  a.text(x.message);
}

template <typename A>
void describe(A& a, typename A::template Ref<LinkChange> x) {
  a.required("document", x.document);
  a.required("source", x.source);
  a.required("line", x.line);
  a.named("status-before", x.status_before, kCitationStatuses);
  a.optional("target-before", x.target_before);
  a.named("status", x.status, kCitationStatuses);
  a.optional("target", x.target);
  a.line("words", x.words);
  a.each("candidate", x.candidates);
}

template <typename A>
void describe(A& a, typename A::template Ref<NewContradiction> x) {
  a.required("document", x.document);
  a.required("code", x.code);
  a.text(x.message);
}

template <typename A>
void describe(A& a, typename A::template Ref<ValidityChange> x) {
  a.required("document", x.document);
  a.required("source", x.source);
  a.named("before", x.before, kValidities);
  a.named("after", x.after, kValidities);
}

template <typename A>
void describe(A& a, typename A::template Ref<Impact> x) {
  a.required("built", x.built);
  a.required("documents", x.documents);
  a.required("stubs", x.stubs);
  a.child("added", x.added);
  a.child("changed", x.changed);
  a.child("renamed", x.renamed);
  a.child("removed", x.removed);
  a.child("duplicates", x.duplicates);
  a.child("unread", x.unread);
  a.child("healed", x.healed);
  a.child("identified", x.identified);
  a.child("moved", x.moved);
  a.child("ambiguous", x.ambiguous);
  a.child("broken", x.broken);
  a.child("contradictions", x.contradictions);
  a.required("settled", x.settled);
  a.child("became-real", x.became_real);
  a.child("new-stubs", x.new_stubs);
  a.child("validity", x.validity);
}

}  // namespace viendan::store
