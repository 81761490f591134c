# The same names as bin/cunju, for habit: `PORT=8001 make run`.
.PHONY: run start test test-postgres test-browser test-papers reading test-reading scale test-scale test-removal lint check bench full soak help
run start test test-postgres test-browser test-papers reading test-reading scale test-scale test-removal lint check bench full soak help:
	@bin/cunju $@
