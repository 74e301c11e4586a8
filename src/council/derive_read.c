/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/derive_read.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { WORKERS_MAX = 16 };

struct worker {
	struct derive_reader *reader;
	struct stemmer *stemmer;
};

struct derive_reader {
	const struct lexicon *lex;
	struct worker workers[WORKERS_MAX]; /* the first one is the caller */
	unsigned n_workers;
	pthread_t threads[WORKERS_MAX]; /* that are at work */
	unsigned n_threads;
	struct meeting_facts *meetings;
	unsigned n;
	atomic_uint next;
};

sp_rc derive_reader_new(const struct lexicon *lex, struct derive_reader **out)
{
	struct derive_reader *r = calloc(1, sizeof(*r));
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	*out = r;
	SP_NEED(r);
	r->lex = lex;
	r->n_workers = cores < 1 ? 1 : cores > WORKERS_MAX ? WORKERS_MAX : (unsigned)cores;
	for (unsigned i = 0; i < r->n_workers; i++) {
		r->workers[i] = (struct worker){r, stemmer_new()};
		SP_NEED(r->workers[i].stemmer);
	}
	return SP_OK;
}

void derive_reader_free(struct derive_reader *r)
{
	for (unsigned i = 0; r && i < r->n_workers; i++)
		stemmer_free(r->workers[i].stemmer);
	free(r);
}

/* ---- what is searched of an item ---- */

struct words_of_item {
	struct worker *worker;
	struct arena *arena;
	const struct rec_item *item;
	struct words *sections; /* of each section's text */
	struct words *fields;
};

static sp_rc split(struct words_of_item *t, const struct fact *f, struct words *out)
{
	*out = (struct words){0};
	return f->text ? words_split(t->worker->stemmer, t->arena, str_of(f->text), out) : SP_OK;
}

static sp_rc add(struct words_of_item *t, enum search_field field, const struct fact *f)
{
	struct words words;
	SP_TRY(split(t, f, &words));
	return words_append(t->arena, &words, &t->fields[field]);
}

static sp_rc add_section(struct words_of_item *t, uint32_t i)
{
	const struct rec_section *s = &t->item->sections.at[i];
	bool decides = s->kind == SECTION_DECISION || s->kind == SECTION_RECOMMENDATION ||
		       s->kind == SECTION_PRIOR_DECISION;
	SP_TRY(split(t, &s->text, &t->sections[i]));
	if (s->kind == SECTION_OTHER) /* the others say "Beslutning", over and over */
		SP_TRY(add(t, SEARCH_REST, &s->heading));
	return words_append(t->arena, &t->sections[i],
			    &t->fields[decides ? SEARCH_DECISION : SEARCH_REST]);
}

static sp_rc read_words(struct words_of_item *t)
{
	t->sections = arena_array(t->arena, t->item->sections.n + 1u, sizeof(*t->sections));
	SP_NEED(t->sections);
	SP_TRY(add(t, SEARCH_TITLE, &t->item->title));
	SP_TRY(add(t, SEARCH_TITLE, &t->item->case_no));
	for (uint32_t i = 0; i < t->item->sections.n; i++)
		SP_TRY(add_section(t, i));
	for (uint32_t i = 0; i < t->item->attachments.n; i++)
		SP_TRY(add(t, SEARCH_REST, &t->item->attachments.at[i].title));
	return SP_OK;
}

/* ---- all of a meeting ---- */

static sp_rc read_item(struct worker *w, struct meeting_facts *m, uint32_t index)
{
	const struct lexicon *lex = w->reader->lex;
	const struct link_reading linking = {m->arena, lex, w->stemmer, m->view->municipality};
	struct item_facts *out = &m->items[index];
	struct words_of_item words = {.worker = w,
				      .arena = m->arena,
				      .item = &m->view->record.items.at[index],
				      .fields = out->fields};
	SP_TRY(read_words(&words));
	SP_TRY(link_text_read(&linking, m->view, index, words.sections, &m->links[index]));
	SP_TRY(pools_read(m->arena, lex, m->view, index, &out->pools));
	return plan_of_item(m->arena, lex, m->view, index, &out->plan);
}

static sp_rc read_meeting(struct worker *w, struct meeting_facts *m)
{
	m->items = arena_array(m->arena, m->view->items.n + 1u, sizeof(*m->items));
	m->links = arena_array(m->arena, m->view->items.n + 1u, sizeof(*m->links));
	SP_NEED(m->items && m->links);
	for (uint32_t i = 0; i < m->view->items.n; i++)
		if (!m->view->withdrawn && !m->view->items.at[i].withdrawn)
			SP_TRY(read_item(w, m, i));
	return SP_OK;
}

/* ---- on all cores ---- */

static void *work(void *context)
{
	struct worker *w = context;
	struct derive_reader *r = w->reader;
	for (unsigned i; (i = atomic_fetch_add(&r->next, 1)) < r->n;)
		if (r->meetings[i].view)
			r->meetings[i].rc = read_meeting(w, &r->meetings[i]);
	return NULL;
}

void derive_read_begin(struct derive_reader *r, struct meeting_facts *meetings, unsigned n)
{
	r->meetings = meetings;
	r->n = n;
	atomic_store(&r->next, 0);
	/* whoever cannot be started leaves its share to the others */
	for (unsigned i = 1; i < r->n_workers && i <= n; i++)
		if (pthread_create(&r->threads[r->n_threads], NULL, work, &r->workers[i]) == 0)
			r->n_threads++;
}

void derive_read_stop(struct derive_reader *r)
{
	atomic_store(&r->next, r->n);
	for (unsigned i = 0; i < r->n_threads; i++)
		(void)pthread_join(r->threads[i], NULL);
	r->n_threads = 0;
}

sp_rc derive_read_end(struct derive_reader *r)
{
	(void)work(&r->workers[0]);
	derive_read_stop(r);
	for (unsigned i = 0; i < r->n; i++)
		SP_TRY(r->meetings[i].rc);
	return SP_OK;
}
