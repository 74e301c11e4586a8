/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over the files of folders, as a test (TAP): what was once found stays found.
 * An empty input is always among them. */
#include "fuzz.h"

#include <dirent.h>
#include <string.h>

enum { LARGEST = 16 * 1024 * 1024 };

/* Reads a whole file into a block of exactly its size, so that a sanitizer sees each byte too far.
 */
static uint8_t *read_file(FILE *file, size_t *n)
{
	if (fseek(file, 0, SEEK_END) || ftell(file) < 0 || ftell(file) > LARGEST)
		return NULL;
	*n = (size_t)ftell(file);
	rewind(file);
	uint8_t *bytes = malloc(*n ? *n : 1);
	if (bytes && fread(bytes, 1, *n, file) == *n)
		return bytes;
	free(bytes);
	return NULL;
}

static int run_file(const char *path)
{
	size_t n = 0;
	FILE *file = fopen(path, "rb");
	uint8_t *bytes = file ? read_file(file, &n) : NULL;
	if (file)
		(void)fclose(file);
	if (!bytes)
		return -1;
	(void)LLVMFuzzerTestOneInput(bytes, n);
	free(bytes);
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
