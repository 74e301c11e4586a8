/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council/command_examples.h"

#include "core/i18n.h"

const char examples_search[] =
	N_("spor search tryghed skoler # items with both words, in any ending\n"
	   "spor search '\"unge og børn\"' # the words in a row\n"
	   "spor search klima udvalg:tmu år:2021 # of one body, in one year\n"
	   "spor search 'beløb:>1 mio' status:udsat # put off, with an amount above a million\n"
	   "spor search status:overskredet # items with a promise that is overdue");

const char examples_thread[] =
	N_("spor thread # the threads, the longest first\n"
	   "spor thread --latest --year 2022 # those treated in 2022, the latest first\n"
	   "spor thread bul/2020-06-09/195 # the matter that this item belongs to\n"
	   "spor thread trygge skoleveje # the one whose title has these words\n"
	   "spor thread bul/2020-06-09/195 --why # also why each item belongs to it");

const char examples_due[] =
	N_("spor due # what waits, by when it is due\n"
	   "spor due --overdue --today 2022-12-01 # what was overdue on that day\n"
	   "spor due --open --body bul # what this body still is to get\n"
	   "spor due --who forvaltningen # what the administration has promised\n"
	   "spor due bul/2020-06-09/195 # the promises of an item, answered ones, too\n"
	   "spor due answer bul/2020-06-09/195#2 bul/2020-09-08/12 # this item answers the second "
	   "one");

const char examples_money[] = N_("spor money # shared sums, and the largest amounts\n"
				 "spor money --wrong # sums whose parts do not add up\n"
				 "spor money bul/2020-06-09/195 # the money of this item's matter\n"
				 "spor money tryghedspulje # of the items with this word");

const char examples_person[] = N_("spor person # everybody\n"
				  "spor person Birthe Ravnkilde # one person\n"
				  "spor person --party O --against # what a party voted against\n"
				  "spor person --dissent --body bul --year 2021 # who disagreed in "
				  "a body in a year");

const char examples_show[] =
	N_("spor show # all meetings\n"
	   "spor show bul --year 2020 # those of a body in a year\n"
	   "spor show bul/2020-06-09 # a meeting\n"
	   "spor show bul/2020-06-09/195 # an item\n"
	   "spor show bul/2020-06-09/195 --source # … with the words that each "
	   "fact was read from\n"
	   "spor show --planned # which meetings were planned");

const char examples_correct[] =
	N_("spor correct bul/2020-06-09/195 title 'Trygge veje' # the title is this\n"
	   "spor correct bul/2020-06-09/195 amount.1.oere 150000000 # the first amount is 1.5 mio. "
	   "kr.\n"
	   "spor correct bul/2020-06-09/195 decision.text --confirm # the decision was read right\n"
	   "spor correct bul/2020-06-09/195 title --undo # as the document has it again\n"
	   "spor correct --list # all that people have said");

const char examples_import[] =
	N_("spor import referater --municipality 336 # a folder\n"
	   "spor import referat.pdf --body bul --date 2020-06-09 # a document that does not say "
	   "whose it is\n"
	   "spor import referater --watch # and what comes into it from now on");

const char examples_export[] =
	N_("spor export mappe # all, to keep or to move\n"
	   "spor import mappe --store nyt.db # reads it back into a new store\n"
	   "spor export mappe --public # what anybody may see");

const char examples_read[] = N_("spor read referat.pdf # the record as JSON\n"
				"spor read --explain referat.pdf # what each line was taken for\n"
				"unzip -p export.zip referat.txt | spor read - # from another "
				"program");
