/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over the files of folders, as a test (TAP): what was once found stays found.
 * An empty input is always among them. */
#include "fuzz.h"

#include <dirent.h>
#include <string.h>

enum { LARGEST = 16 * 1024 * 1024 };

/* The target sees a block of exactly the file's size, so that a sanitizer sees each byte too far.
 */
static int run_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	uint8_t *bytes = malloc(LARGEST);
	if (!file || !bytes) {
		free(bytes);
		if (file)
			(void)fclose(file);
		return -1;
	}
	size_t n = fread(bytes, 1, LARGEST, file);
	(void)fclose(file);
	uint8_t *exact = realloc(bytes, n ? n : 1);
	(void)LLVMFuzzerTestOneInput(exact ? exact : bytes, n);
	free(exact ? exact : bytes);
	return 0;
}

static int run_folder(const char *folder, int *test)
{
	struct dirent **names;
	int n = scandir(folder, &names, NULL, alphasort), failed = n < 0;
	for (int i = 0; i < n; i++) {
		char path[4096];
		(void)snprintf(path, sizeof(path), "%s/%s", folder, names[i]->d_name);
		if (names[i]->d_name[0] != '.') {
			int bad = run_file(path);
			(void)printf("%s %d - %s\n", bad ? "not ok" : "ok", ++*test,
				     names[i]->d_name);
			(void)fflush(stdout);
			failed |= bad;
		}
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	return failed;
}

int main(int argc, char **argv)
{
	int test = 0, failed = 0;
	(void)LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
	(void)printf("ok %d - empty\n", ++test);
	for (int i = 1; i < argc; i++)
		failed |= run_folder(argv[i], &test);
	(void)printf("1..%d\n", test);
	return failed ? 1 : 0;
}
