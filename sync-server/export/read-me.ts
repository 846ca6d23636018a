/** The first file of an export: what the others are. */

const WHOSE = {
  school: 'everything the school’s relay holds',
  person: 'what the school’s relay holds about you',
} as const

export const readMe = (school: string, scope: keyof typeof WHOSE, made: string): string =>
  `${school}
Export from Dual Control, made ${made}: ${WHOSE[scope]}.

index.html     To read and print. Open it in any browser; it needs no network and runs no script.
csv/           One table a file, for a spreadsheet. A cell that would begin with = + - @ or an
               apostrophe has an apostrophe in front, so that no spreadsheet runs it as a formula.
data.json      Everything for another program. Its form has the number 1 and is described in
               data-format.md beside it.
history.jsonl  One line a change that was accepted: who, when, and what was done.
receipts.jsonl One line a record: the relay’s own word that it accepted the record as it stands.
${
  scope === 'school'
    ? 'audit.jsonl    One line an act of the office or the relay, chained: a line that is changed shows.\n'
    : ''
}
In data.json there is also what was not accepted ("refused"), as it came.

Times in index.html and csv/ are UK time; in data.json they are milliseconds since 1970 in UTC, or a
date, a time and a time zone. Sums are pence in data.json and pounds elsewhere.
${
  scope === 'person'
    ? `
Records about you are here as they are. Of records about somebody else in which you had a part (a
lesson you gave, a payment you took) only dates and sums are here, and of other people only names
that you see in the app.

Not in it: how you sign in. Your devices and passkeys are in the app, under More. Your password, and
from which networks you have signed in (eight at most, for 90 days), the school's server keeps only
as hashes that do not say what they were.
`
    : `
Not in it: passwords, devices and networks, which belong to the people who sign in; the question bank, which
comes with the product.
`
}`
