// What makes the pages quicker to use; without it everything works.
"use strict";
