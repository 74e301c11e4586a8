-- SPDX-License-Identifier: GPL-3.0-or-later
-- The parties that dissented are found without a look at every dissent.
CREATE INDEX dissent_party ON dissent (party, municipality, item);
