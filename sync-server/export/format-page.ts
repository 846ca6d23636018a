/** docs/export-format.md, made from the schema: the two cannot say different things. */
import * as v from 'valibot'
import { exportSchema } from './schema.ts'

// biome-ignore lint/suspicious/noExplicitAny: reads any schema's inside.
type AnySchema = any

const wordsOf = (schema: AnySchema): string => {
  const inner = schema.pipe?.[0] ?? schema
  switch (inner.type) {
    case 'optional':
      return `${wordsOf(inner.wrapped)}, may be missing`
    case 'nullable':
      return `${wordsOf(inner.wrapped)} or null`
    case 'literal':
      return `\`${JSON.stringify(inner.literal)}\``
    case 'picklist':
      return inner.options.map((one: string) => `\`"${one}"\``).join(', ')
    case 'array':
      return `list of ${wordsOf(inner.item)}`
    case 'strict_object':
      return 'object'
    case 'record':
      return 'object of any fields'
    default:
      return schema === inner ? inner.type : wordsOf(inner)
  }
}

const descriptionOf = (schema: AnySchema): string =>
  v.getDescription(schema) ?? (schema.wrapped ? descriptionOf(schema.wrapped) : '')

const entriesOf = (schema: AnySchema): [string, AnySchema][] => Object.entries(schema.entries)

const table = (schema: AnySchema): string =>
  [
    '| field | is | says |',
    '|---|---|---|',
    ...entriesOf(schema).map(
      ([field, one]) =>
        `| \`${field}\` | ${wordsOf(one)} | ${descriptionOf(one).replaceAll('|', '\\|')} |`,
    ),
  ].join('\n')

/** Lists of objects get a table of their own. */
const parts = entriesOf(exportSchema).flatMap(([field, one]) => {
  const list = (one as AnySchema).pipe?.[0] ?? one
  return list.type === 'array' && list.item.type === 'strict_object'
    ? [`## \`${field}\`\n\nEach entry:\n\n${table(list.item)}`]
    : []
})

export const formatPage = (): string =>
  `# The export format

A school can leave with everything, and each person with what concerns them: More, Your data; or
\`npm run relay -- export --out school.zip\`. The zip holds:

| file | for |
|---|---|
| \`README.txt\` | what the others are |
| \`index.html\` | reading and printing, in any browser, without network or script |
| \`csv/*.csv\` | spreadsheets: one table a file, UTF-8 with a byte order mark, every cell quoted; a cell that would begin with \`= + - @\`, a tab, a line break or an apostrophe has an apostrophe in front |
| \`data.json\` | other programs: this page, which lies beside it as \`data-format.md\` |
| \`history.jsonl\` | one line a change that was accepted: \`at\` (UTC), \`when\` (UK time), \`person\`, \`who\`, \`what\`, \`record\` |
| \`receipts.jsonl\` | proof for this relay, should it lose a record: one line a newest change: \`record\`, \`change\` (its hash), \`receipt\` (base64). It covers all changes before it; only the relay that gave it can check it |
| \`audit.jsonl\` | a school's only. Who did what, one line an act: \`seq\`, \`at\` (ms), \`when\`, \`person\`, \`who\`, \`device\`, \`action\`, \`target\`, \`outcome\`, \`prevHash\`, \`hash\`. \`hash\` is SHA-256 of the JSON list \`[seq, at, person, device, action, target, outcome]\` followed by the 32 bytes of \`prevHash\` |

What was not accepted (quarantine) is \`refused\` in \`data.json\` and \`csv/refused.csv\`. There are no
attachments: the product holds none. A person's own zip holds only what is about them and what they
may see.

This page is made from the schema that \`data.json\` is tested against
(\`sync-server/export/schema.ts\`). Instants are milliseconds since 1970 in UTC unless said otherwise;
lessons are a date, a time, a time zone and minutes; sums are pence.

## \`data.json\`

${table(exportSchema)}

${parts.join('\n\n')}
`
