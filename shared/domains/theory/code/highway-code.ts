/**
 * The Highway Code's duties and figures, rule by rule, in our own plain words: what an explanation
 * cites can be read without a signal. The official text decides. Loaded only when asked for.
 */
import * as v from 'valibot'

/**
 * How a line binds. `must` and `must-not` stand only where the Code itself prints MUST or MUST NOT in
 * capitals: duties under a law. Everything else is advice or information.
 */
const LineSchema = v.strictObject({
  as: v.picklist(['must', 'must-not', 'should', 'note', 'fact', 'figures', 'law', 'heading']),
  text: v.pipe(v.string(), v.minLength(1)),
})

const EntrySchema = v.strictObject({
  /** `section`: a part without rule numbers, such as signs or markings; its id is its title. */
  kind: v.picklist(['rule', 'annex', 'section']),
  id: v.pipe(v.string(), v.minLength(1)),
  title: v.pipe(v.string(), v.minLength(1)),
  lines: v.pipe(v.array(LineSchema), v.minLength(1)),
})

const FileSchema = v.strictObject({ capturedOn: v.string(), entries: v.array(EntrySchema) })

export type CodeEntry = v.InferOutput<typeof EntrySchema>

/** `rule:126`, `annex:7`, `section:Arm signals`. */
export const codeKey = (kind: CodeEntry['kind'], id: string): string => `${kind}:${id}`

/** A duty under a law: does this entry print MUST or MUST NOT anywhere? */
export const hasLegalDuty = (entry: CodeEntry): boolean =>
  entry.lines.some(({ as, text }) => as === 'must' || as === 'must-not' || /\bMUST\b/.test(text))

/** Every rule, annex and section, by `codeKey`. A file that does not parse is a bug of ours. */
export const loadHighwayCode = async (): Promise<ReadonlyMap<string, CodeEntry>> => {
  const file = await import('./highway-code.json', { with: { type: 'json' } })
  const { entries } = v.parse(FileSchema, file.default)
  return new Map(entries.map((entry) => [codeKey(entry.kind, entry.id), entry]))
}
