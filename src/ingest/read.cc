#include "ingest/read.h"
