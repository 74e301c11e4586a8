/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The module's commands as help, man page and completion tell of them. */
#include "council/command_examples.h"
#include "council/command_options.h"
#include "council/commands.h"

static const struct option read_options[] = {
	{.name = "explain",
	 .help = N_("show how each line was understood, and why, instead of the record")},
	{.name = "text", .help = N_("show the extracted text, which the spans point into")},
	{.name = NULL},
};

static const struct option import_options[] = {
	BODY(N_("the body that met, for documents that do not say")),
	{.name = "date",
	 .value = N_("DATE"),
	 .type = OPTION_DATE,
	 .help = N_("the day of the meeting, for documents that do not say")},
	{.name = "report",
	 .value = N_("FILE"),
	 .type = OPTION_FILE,
	 .help = N_("write each file's fate and warnings to FILE as JSON")},
	{.name = "retry", .help = N_("try also the files that were set aside before")},
	{.name = "reread",
	 .help = N_("read the documents of the store again that an older reader, or other words, "
		    "have read")},
	{.name = "watch", .help = N_("go on looking for new and changed files until interrupted")},
	{.name = "every",
	 .value = N_("SECONDS"),
	 .type = OPTION_INT,
	 .least = 1,
	 .most = 86400,
	 .help = N_("with --watch: the time from one look to the next (5)")},
	{.name = NULL},
};

static const struct option show_options[] = {
	BODY(N_("only the meetings of this body")),
	YEAR(N_("only the meetings of this year")),
	{.name = "planned",
	 .help = N_("the meetings that were planned, by which item, and what became of them")},
	{.name = "source",
	 .help = N_("with an item: show beside each fact the words it was read from")},
	{.name = "text", .help = N_("with an item: show its own text in full, section by section")},
	{.name = "edition",
	 .value = N_("N"),
	 .type = OPTION_INT,
	 .least = 1,
	 .most = 1000000,
	 .help = N_("an older version of the meeting, read again from its document")},
	CLOSED(N_("also what stands in closed items; each leaves an entry in the log of reads")),
	{.name = NULL},
};

static const struct option search_options[] = {
	LIMIT(N_("show at most so many (20)")),
	OFFSET,
	CLOSED(N_("search the closed items; each one found leaves an entry in the log of reads")),
	{.name = NULL},
};

static const struct option person_options[] = {
	{.name = "party",
	 .value = N_("PARTY"),
	 .help = N_("how a party and its members voted: V, Ø, “Lokallisten”")},
	{.name = "against", .help = N_("only votes against")},
	{.name = "dissent", .help = N_("only votes against, abstentions and own statements")},
	BODY(N_("only the meetings of this body")),
	YEAR(N_("only the meetings of this year")),
	LIMIT(N_("show at most so many (100; for programs 1000)")),
	OFFSET,
	CLOSED(N_("also what stands in closed items; each leaves an entry in the log of reads")),
	{.name = NULL},
};

static const struct option export_options[] = {
	{.name = "public",
	 .help = N_("only what the public may see: no closed items' words, no closed documents")},
	{.name = "purpose",
	 .value = N_("TEXT"),
	 .help = N_("what the export is for, for the log of reads")},
	{.name = NULL},
};

static const struct option money_options[] = {
	{.name = "pools", .help = N_("only the sums that are shared out, not single amounts")},
	{.name = "wrong", .help = N_("only the sums whose parts do not add up")},
	{.name = "alone", .help = N_("with an item: not what the other items of its thread tell")},
	BODY(N_("only the meetings of this body")),
	YEAR(N_("only the meetings of this year")),
	LIMIT(N_("show at most so many (20)")),
	CLOSED(N_("the closed items; each one shown leaves an entry in the log of reads")),
	{.name = NULL},
};

static const struct option thread_options[] = {
	{.name = "why",
	 .help = N_("with one thread: why each item belongs to it, and what says so")},
	BODY(N_("only the threads that this body treated")),
	YEAR(N_("only the threads that were treated in this year")),
	{.name = "latest", .help = N_("the threads treated last come first, not the longest")},
	LIMIT(N_("show at most so many (50; for programs 1000)")),
	OFFSET,
	{.name = NULL},
};

static const struct option due_options[] = {
	{.name = "overdue", .help = N_("only what is overdue and not answered")},
	{.name = "open", .help = N_("only what is still to come, or has no date")},
	{.name = "answered", .help = N_("only what a later item answers")},
	{.name = "moved", .help = N_("only what was put off")},
	{.name = "all", .help = N_("in any status, also where the same promise is printed again")},
	BODY(N_("only what was promised at this body")),
	YEAR(N_("only what is due in this year")),
	{.name = "who", .value = N_("WORDS"), .help = N_("only what these have promised")},
	LIMIT(N_("show at most so many (100)")),
	OFFSET,
	CLOSED(N_("the promises of closed items; each item leaves an entry in the log of "
		  "reads")),
	{.name = NULL},
};

static const struct option correct_options[] = {
	{.name = "confirm", .help = N_("the value that stands there is right")},
	{.name = "undo",
	 .help = N_("take back what was said of FIELD: it reads as in the document again")},
	{.name = "fields", .help = N_("list the fields that can be corrected")},
	{.name = "list", .help = N_("list what was corrected and confirmed (of KEY)")},
	{.name = "queue", .help = N_("list the corrections that no longer find their place")},
	{.name = "drop",
	 .help = N_("forget what was corrected and said of KEY and no longer finds its place")},
	{.name = NULL},
};

const struct command council_commands[] = {
	{.name = "search",
	 .group = GROUP_ASK,
	 .args = N_("WORD…"),
	 .help = N_(
		 "find items by words and fields, the best first, with the sentence that says so"),
	 .text = N_(
		 "All words must be there, in any of their endings: “skole” also finds skolerne. "
		 "“words in a row” (in quotes), a beginning*, -not this, this OR that, "
		 "(brackets). Fields: udvalg:bul, parti:V (that disagreed), år:2020 or "
		 "år:2019-2021, type:orientering, beløb:>500000 or beløb:<1,5mio (beløb:<0: what "
		 "is saved), status:udsat, sag:20/1203; the same in English: body, party, year, "
		 "type, amount, status, case. A status is an item's (godkendt, udsat, afvist …) "
		 "or that of a promise in it on the day given by --today (åben, overskredet, "
		 "besvaret, flyttet). Before a word that begins with “-” write --."),
	 .examples = examples_search,
	 .options = search_options,
	 .least = 1,
	 .most = ARGS_ANY,
	 .role = ROLE_PUBLIC,
	 .run = council_search_run},
	{.name = "thread",
	 .group = GROUP_ASK,
	 .args = N_("[KEY | WORD…]"),
	 .help = N_("show a thread: one matter over bodies and years; or list them"),
	 .text = N_(
		 "A thread is all items of one matter. KEY is any of its items; words show the "
		 "thread with that name, else the one whose title fits them best. Treatments that "
		 "are told of but not in the store are placeholders; what the texts say of the "
		 "matter's past is history. Of closed items only number and title are told. A "
		 "word that is one of these commands' names is written after --."),
	 .examples = examples_thread,
	 .options = thread_options,
	 .most = ARGS_ANY,
	 .role = ROLE_PUBLIC,
	 .run = council_thread_run},
	{.name = "due",
	 .group = GROUP_ASK,
	 .args = N_("[KEY | WORD…]"),
	 .help = N_("list what was promised: what is overdue first, then what comes"),
	 .text = N_(
		 "Without options what is not answered, sorted by when it is due. WORDs look in "
		 "the promise and in its item's title; KEY is an item's or a meeting's, with #1 "
		 "for one promise of it and @2022-03 for one time of a promise that comes back. A "
		 "promise is overdue when its last day is before --today (today). “answered?” is "
		 "a proposal, with its reason, until a person has said so. A word that is one of "
		 "these commands' names is written after --."),
	 .examples = examples_due,
	 .options = due_options,
	 .most = ARGS_ANY,
	 .role = ROLE_PUBLIC,
	 .run = council_due_run},
	{.name = "money",
	 .group = GROUP_ASK,
	 .args = N_("[KEY | WORD…]"),
	 .help = N_("show what sums became: their parts, whether they add up, and amounts"),
	 .text = N_(
		 "Without an argument: the sums that items share out, those whose parts do not "
		 "add up first, and the largest amounts. With the key of an item: the amounts of "
		 "its thread, item by item, with their numbers, and the shared sums; with that of "
		 "a meeting: its own. With words: the same of the items that “spor search” finds "
		 "by them. Nothing is added up that the text does not share out: amounts of "
		 "different items make no total."),
	 .examples = examples_money,
	 .options = money_options,
	 .most = ARGS_ANY,
	 .role = ROLE_PUBLIC,
	 .run = council_money_run},
	{.name = "person",
	 .group = GROUP_ASK,
	 .args = N_("[NAME]"),
	 .help = N_("list the persons, show one over all bodies and years, or how a party voted"),
	 .text = N_(
		 "Of one person: the meetings they were at and away from, body by body, the items "
		 "that they were away from, how they voted where the minutes tell, and what they "
		 "had written down, each with the sentence that says so and what was decided. "
		 "With --party, --against or --dissent: the list of such votes, of NAME or of "
		 "all. Names are found however they are spelt with æ, ø, å, aa, and large and "
		 "small letters; a person is a name within a municipality."),
	 .examples = examples_person,
	 .options = person_options,
	 .most = ARGS_ANY,
	 .role = ROLE_PUBLIC,
	 .run = council_person_run},
	{.name = "show",
	 .group = GROUP_ASK,
	 .args = N_("[KEY]"),
	 .help = N_("show the meetings, one meeting, or one item"),
	 .text = N_(
		 "Without KEY: a table of all meetings; with a body alone (bul, 336/bul), of its "
		 "meetings. KEY is what the table's first column says, BODY/DATE, or "
		 "BODY/DATE/ITEM for one item: bul/2020-06-09/195. The body may be written in any "
		 "way that is known for it. When the store holds several municipalities the key "
		 "begins with the code: 336/bul/2020-06-09. Of a closed item only number and "
		 "public title are shown unless --closed is given; whoever can open the store "
		 "from the command line is its operator, and “spor audit reads” tells who was "
		 "shown what and why. --json gives the record in the form of “spor read”."),
	 .examples = examples_show,
	 .options = show_options,
	 .most = 1,
	 .role = ROLE_PUBLIC,
	 .run = council_show_run},
	{.name = "body list",
	 .group = GROUP_ASK,
	 .help = N_("list the bodies, the ways they are written, and their meetings"),
	 .role = ROLE_PUBLIC,
	 .run = council_body_list_run},
	{.name = "correct",
	 .group = GROUP_SAY,
	 .args = N_("[KEY [FIELD [VALUE]]]"),
	 .help = N_("set or confirm a field of the record"),
	 .text = N_(
		 "KEY is an item's key, or a meeting's for start, end, place and meeting-kind. "
		 "Who and when is kept, the place in the document stays, and importing again "
		 "respects it; a correction that no longer finds its place waits in the queue. An "
		 "empty VALUE (\"\") says that there is none. FIELD is one of: start, end, place, "
		 "meeting-kind; borders, title, number, kind, case_no, closed; decision.text, "
		 "outcome, outcome.#.# (recommendation and point); recommendation.#.by; "
		 "dissent.#.stance, .person, .party; amount.#.oere, .sign, .period; "
		 "commitment.#.text, .due, .who. # counts from 1, as “spor show” lists them."),
	 .examples = examples_correct,
	 .options = correct_options,
	 .most = 3,
	 .role = ROLE_OPERATOR,
	 .run = council_correct_run},
	{.name = "thread join",
	 .group = GROUP_SAY,
	 .args = N_("KEY KEY…"),
	 .help = N_("say that items are one thread"),
	 .text = N_("It holds when documents are imported again. “spor thread split” says the "
		    "opposite, “spor thread undo” takes it back."),
	 .least = 2,
	 .most = ARGS_ANY,
	 .role = ROLE_OPERATOR,
	 .run = council_thread_join_run},
	{.name = "thread split",
	 .group = GROUP_SAY,
	 .args = N_("KEY KEY…"),
	 .help = N_("say that the first item is not of the others' thread"),
	 .text = N_("It leaves their thread; what hangs on it alone goes with it. It holds when "
		    "documents are imported again."),
	 .least = 2,
	 .most = ARGS_ANY,
	 .role = ROLE_OPERATOR,
	 .run = council_thread_split_run},
	{.name = "thread undo",
	 .group = GROUP_SAY,
	 .args = N_("KEY [KEY…]"),
	 .help = N_("take back that items were joined or split"),
	 .text = N_(
		 "With one KEY all that was said of the item: its joins and splits, and the name "
		 "of its thread."),
	 .least = 1,
	 .most = ARGS_ANY,
	 .role = ROLE_OPERATOR,
	 .run = council_thread_undo_run},
	{.name = "thread name",
	 .group = GROUP_SAY,
	 .args = N_("KEY TITLE"),
	 .help = N_("give the item's thread a name; \"\" takes it away"),
	 .text = N_("The name stands wherever the thread is told of, and “spor search” and “spor "
		    "thread” find the thread by it. It holds when documents are imported again."),
	 .least = 2,
	 .most = 2,
	 .role = ROLE_OPERATOR,
	 .run = council_thread_name_run},
	{.name = "due answer",
	 .group = GROUP_SAY,
	 .args = N_("KEY#N ITEM"),
	 .help = N_("say which item answers a promise"),
	 .text = N_("KEY#N is the promise as “spor due” shows it; of one that comes back with its "
		    "time (KEY#1@2022-03). It holds when documents are imported again."),
	 .least = 2,
	 .most = 2,
	 .role = ROLE_OPERATOR,
	 .run = council_due_answer_run},
	{.name = "due reject",
	 .group = GROUP_SAY,
	 .args = N_("KEY#N ITEM"),
	 .help = N_("say that an item does not answer a promise"),
	 .least = 2,
	 .most = 2,
	 .role = ROLE_OPERATOR,
	 .run = council_due_reject_run},
	{.name = "due move",
	 .group = GROUP_SAY,
	 .args = N_("KEY#N DATE"),
	 .help = N_("say that a promise is due at another time"),
	 .text = N_("DATE is written as 2022-03-15, 2022-03, 2022-Q1, 2022-spring, 2022-W36 or in "
		    "Danish, “marts 2022”."),
	 .least = 2,
	 .most = 2,
	 .role = ROLE_OPERATOR,
	 .run = council_due_move_run},
	{.name = "due reopen",
	 .group = GROUP_SAY,
	 .args = N_("KEY#N"),
	 .help = N_("say that a promise is not answered and not put off"),
	 .text = N_(
		 "Takes back what was said of it, and rejects the answers that are proposed now."),
	 .least = 1,
	 .most = 1,
	 .role = ROLE_OPERATOR,
	 .run = council_due_reopen_run},
	{.name = "due undo",
	 .group = GROUP_SAY,
	 .args = N_("KEY#N [ITEM]"),
	 .help = N_("take back what was said of a promise"),
	 .text = N_("As if nobody had answered, rejected, moved or reopened it: what is proposed "
		    "counts again. With ITEM only what was said of that item as its answer."),
	 .least = 1,
	 .most = 2,
	 .role = ROLE_OPERATOR,
	 .run = council_due_undo_run},
	{.name = "money part",
	 .group = GROUP_SAY,
	 .args = N_("KEY#N SUM"),
	 .help = N_("say that an item's amount is part of one of its sums"),
	 .text = N_(
		 "N and SUM are the numbers of two amounts of the item, as “spor show KEY” lists "
		 "them. What is said holds also after the document is imported again."),
	 .least = 2,
	 .most = 2,
	 .role = ROLE_OPERATOR,
	 .run = council_money_part_run},
	{.name = "money not-part",
	 .group = GROUP_SAY,
	 .args = N_("KEY#N SUM"),
	 .help = N_("say that an item's amount is no part of a sum"),
	 .text = N_(
		 "N and SUM are the numbers of two amounts of the item, as “spor show KEY” lists "
		 "them. Of several parts with the same amount all are meant; KEY#N:WORDS means "
		 "the one that “spor money KEY” calls so."),
	 .least = 2,
	 .most = 2,
	 .role = ROLE_OPERATOR,
	 .run = council_money_not_part_run},
	{.name = "money undo",
	 .group = GROUP_SAY,
	 .args = N_("KEY#N"),
	 .help = N_("take back what was said of an item's amount as part of a sum"),
	 .least = 1,
	 .most = 1,
	 .role = ROLE_OPERATOR,
	 .run = council_money_undo_run},
	{.name = "body alias",
	 .group = GROUP_SAY,
	 .args = N_("BODY NAME"),
	 .help = N_("let a body be found under one more name"),
	 .text = N_("Documents that are imported later under that name are meetings of the body. "
		    "“spor body undo NAME” takes it back."),
	 .least = 2,
	 .most = 2,
	 .role = ROLE_OPERATOR,
	 .run = council_body_alias_run},
	{.name = "body merge",
	 .group = GROUP_SAY,
	 .args = N_("BODY INTO"),
	 .help = N_("join two bodies that are one under two names"),
	 .text = N_(
		 "The meetings and names of BODY go to INTO; its old name in keys still finds "
		 "them. Where both had met on a day and have matters in common, the documents "
		 "become versions of one meeting; else BODY's meeting becomes the next one of "
		 "that day, with a warning where a person must look. “spor body undo BODY” takes "
		 "it back, but for meetings that became one."),
	 .least = 2,
	 .most = 2,
	 .role = ROLE_OPERATOR,
	 .run = council_body_merge_run},
	{.name = "body undo",
	 .group = GROUP_SAY,
	 .args = N_("NAME"),
	 .help = N_("take back that a body was merged, or found under one more name"),
	 .text = N_(
		 "NAME is the body that was merged into another one, or the name that was given, "
		 "as “spor correct --list” shows them. The body is there again with its names and "
		 "meetings, also those that have come since under its names."),
	 .least = 1,
	 .most = 1,
	 .role = ROLE_OPERATOR,
	 .run = council_body_undo_run},
	{.name = "meeting join",
	 .group = GROUP_SAY,
	 .args = N_("KEY [INTO]"),
	 .help = N_("join two meetings of one body on one day that are one"),
	 .text = N_(
		 "For a meeting that stands there twice, as bul/2020-06-09~2. INTO is the first "
		 "meeting of the day when not given. All versions of both stay readable; minutes "
		 "are in force before agendas, of equals the one imported last. What people have "
		 "corrected holds, or waits in the queue."),
	 .least = 1,
	 .most = 2,
	 .role = ROLE_OPERATOR,
	 .run = council_meeting_join_run},
	{.name = "import",
	 .group = GROUP_FILES,
	 .args = N_("[PATH…]"),
	 .help = N_("read minutes from files, folders and archives into the store"),
	 .text = N_("Importing the same bytes again changes nothing. A newer version of a meeting "
		    "replaces the older one item by item and keeps what people have corrected; the "
		    "older one stays readable. A file that cannot be read is set aside with its "
		    "reason and never stops the rest. An import that was interrupted goes on where "
		    "it was when it is run again."),
	 .examples = examples_import,
	 .options = import_options,
	 .most = ARGS_ANY,
	 .takes_files = true,
	 .role = ROLE_OPERATOR,
	 .run = council_import_run},
	{.name = "export",
	 .group = GROUP_FILES,
	 .args = N_("FOLDER"),
	 .help = N_("write the whole record to a new folder, as JSON Lines and as CSV"),
	 .text = N_(
		 "One .jsonl file for each table of the record, with all that people have "
		 "corrected and the documents themselves; .csv files for spreadsheets; and "
		 "manifest.json with rows, bytes and SHA-256 of each. “spor import FOLDER” reads "
		 "it back into an empty store, of either kind. The folder gets its name when all "
		 "of it is written; only you can read it, as it holds the closed items, too, and "
		 "the log of reads says who wrote it. With --municipality only that "
		 "municipality's."),
	 .examples = examples_export,
	 .options = export_options,
	 .least = 1,
	 .most = 1,
	 .takes_files = true,
	 .role = ROLE_OPERATOR,
	 .run = council_export_run},
	{.name = "read",
	 .group = GROUP_FILES,
	 .args = N_("FILE…"),
	 .help = N_("read minutes and print the record as JSON, one object a meeting"),
	 .text = N_(
		 "Reads text, HTML, PDF and the case systems' exports, recognised by content. "
		 "Nothing is stored. Each fact comes with the place it was read from (“spans”, in "
		 "bytes of the extracted text) and what is uncertain is named (“doubtful”). The "
		 "FILE - is standard input."),
	 .examples = examples_read,
	 .options = read_options,
	 .least = 1,
	 .most = ARGS_ANY,
	 .takes_files = true,
	 .role = ROLE_PUBLIC,
	 .run = council_read_run},
	{.name = NULL},
};
