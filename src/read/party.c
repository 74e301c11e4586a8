/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/party.h"

#include "core/buf.h"
#include "core/words.h"

enum { NAME_MAX_BYTES = 4096 };

char *name_folded(struct arena *a, struct str name)
{
	BUF_AUTO out = BUF_INIT(NAME_MAX_BYTES);
	struct words words;
	if (words_split(NULL, a, name, &words) != SP_OK)
		return NULL;
	for (uint32_t i = 0; i < words.list.n; i++)
		buf_printf(&out, "%s" STR_FMT, i ? " " : "", STR_ARG(words.list.at[i].form));
	return buf_take(&out, a);
}

/* Letters of the parties that stand in all of the country (Indenrigsministeriet,
 * partibogstavregistret), with how minutes shorten and name them, folded. */
static const struct {
	const char *letter, *names;
} parties[] = {
	{"A", "|socialdemokratiet|socialdemokraterne|socialdemokrat|"},
	{"B", "|radikale venstre|det radikale venstre|radikale|de radikale|rv|"},
	{"C", "|konservative|de konservative|konservative folkeparti|det konservative "
	      "folkeparti|kf|"},
	{"D", "|nye borgerlige|nb|"},
	{"F", "|sf|socialistisk folkeparti|"},
	{"I", "|la|liberal alliance|"},
	{"K", "|kd|kristendemokraterne|"},
	{"M", "|moderaterne|"},
	{"O", "|df|dansk folkeparti|"},
	{"S", "|slesvigsk parti|schleswigsche partei|sp|"},
	{"V", "|venstre|"},
	{"Æ", "|danmarksdemokraterne|dd|"},
	{"Ø", "|el|enhedslisten|enhedslisten de roed groenne|"},
	{"Å", "|alternativet|alt|"},
};

const char *party_letter(struct arena *a, struct str said)
{
	struct str list = STR("liste ");
	char *folded = name_folded(a, said);
	if (!folded)
		return NULL;
	if (str_starts(str_of(folded), list) && str_trim(said).n > list.n)
		return party_letter(a, str_sub(str_trim(said), list.n, said.n));
	const char *asked = arena_printf(a, "|%s|", folded);
	if (!asked)
		return NULL;
	for (size_t i = 0; *folded && i < sizeof(parties) / sizeof(parties[0]); i++) {
		const char *letter = name_folded(a, str_of(parties[i].letter));
		if (!letter)
			return NULL;
		if (strcmp(letter, folded) == 0 || strstr(parties[i].names, asked))
			return parties[i].letter;
	}
	char *own = str_dup(a, str_trim(said));
	/* a local list's letter */
	if (own && strlen(own) == 1 && own[0] >= 'a' && own[0] <= 'z')
		own[0] = (char)(own[0] - 'a' + 'A');
	return own;
}
