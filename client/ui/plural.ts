/** Counted words, so that nobody reads "1 changes". */

const rules = new Intl.PluralRules('en-GB')

/** The words for each plural form; a form that is missing falls back to `other`. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

/** `count` and its word: `plural(3, { one: 'change', other: 'changes' })` is "3 changes". */
export const plural = (count: number, forms: PluralForms): string =>
  `${count} ${pluralWord(count, forms)}`

/** Only the word, for sentences where the number stands elsewhere. */
export const pluralWord = (count: number, forms: PluralForms): string =>
  forms[rules.select(count)] ?? forms.other
