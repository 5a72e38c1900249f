# What is installed beside the program, and the Debian package of it (tools/package).
include(GNUInstallDirs)
set(handover ${PROJECT_BINARY_DIR}/handover)
add_custom_command(OUTPUT ${handover}/.made VERBATIM
  COMMAND ${PROJECT_SOURCE_DIR}/tools/handover $<TARGET_FILE:viendan> ${handover}
  DEPENDS viendan ${PROJECT_SOURCE_DIR}/tools/handover ${PROJECT_SOURCE_DIR}/CHANGELOG.md)
add_custom_target(viendan_handover ALL DEPENDS ${handover}/.made)

# The unit names the program where it is installed, which is known when that is done.
set(unit ${PROJECT_SOURCE_DIR}/tools/systemd/viendan.service.in)
install(CODE "
  set(CMAKE_INSTALL_FULL_BINDIR \${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR})
  configure_file(${unit} ${handover}/viendan.service @ONLY)")
install(TARGETS viendan)
install(FILES ${handover}/viendan.service tools/systemd/viendan.socket
  DESTINATION lib/systemd/system)
install(DIRECTORY schemas/ DESTINATION share/viendan/schemas)
install(DIRECTORY ${handover}/man/ DESTINATION share/man/man1)
install(FILES ${handover}/bash DESTINATION share/bash-completion/completions RENAME viendan)
install(FILES ${handover}/zsh DESTINATION share/zsh/vendor-completions RENAME _viendan)
install(FILES ${handover}/fish DESTINATION share/fish/vendor_completions.d RENAME viendan.fish)
install(FILES README.md ${handover}/CHANGELOG.md.gz DESTINATION share/doc/viendan)
install(FILES tools/debian/copyright ${handover}/changelog.gz DESTINATION share/doc/viendan
  COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES tools/debian/sysusers.conf DESTINATION lib/sysusers.d RENAME viendan.conf
  COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES tools/debian/tmpfiles.conf DESTINATION lib/tmpfiles.d RENAME viendan.conf
  COMPONENT debian EXCLUDE_FROM_ALL)

file(STRINGS tools/debian/maintainer CPACK_PACKAGE_CONTACT)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME viendan)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "reads, links and searches Vietnamese policy documents")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Decisions, decrees, circulars and official letters become records: their
activities with bodies and periods, their citations with what they mean, and
an index in which any passage is found, with or without accents. For the
command line, a browser, spreadsheets and assistants; offline, with no
database server to run.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "libreoffice-writer-nogui, libreoffice-calc-nogui, graphviz, tesseract-ocr-vie")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "antiword, catdoc, unrtf")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/tools/debian/postinst
  ${PROJECT_SOURCE_DIR}/tools/debian/prerm ${PROJECT_SOURCE_DIR}/tools/debian/postrm)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/package)
set(CPACK_STRIP_FILES ON)
# Everything in one package.
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_COMPONENTS_ALL Unspecified debian)
include(CPack)
