/** Everything in a school's file that the fuzzer did not write: it has to stay as it was. */
import BetterSqlite3 from 'better-sqlite3'
import { FUZZED_KEY } from '../honest/honest-work.ts'

const DOC = `NOT LIKE '%:${FUZZED_KEY}%'`
const TABLES: readonly string[] = [
  `SELECT seq, kind, doc, hash, person, device, bytes FROM log WHERE kind = 'change' AND doc ${DOC}`,
  `SELECT id, heads, last_seq, snap_upto, tail_count FROM doc WHERE id ${DOC}`,
  `SELECT doc, bytes FROM snap WHERE doc ${DOC}`,
  `SELECT * FROM access WHERE doc ${DOC} ORDER BY doc, principal`,
  `SELECT * FROM holder WHERE doc ${DOC} ORDER BY doc, person, principal`,
  `SELECT * FROM row WHERE doc ${DOC} ORDER BY doc, tbl, id`,
  // Seun's own row is the one he may write.
  `SELECT set_name, id, json, deleted FROM published WHERE doc IS NULL AND id <> 'seun'
     AND NOT (set_name IN ('attempts', 'practice', 'complaints') AND json_extract(json, '$.personId') = 'seun')
     ORDER BY set_name, id`,
  `SELECT set_name, id, json, deleted FROM published WHERE doc ${DOC} ORDER BY set_name, id`,
]

/** The witnesses' rows as one text for each table. Readable while the school works. */
export const witnessDump = (path: string): readonly string[] => {
  const file = new BetterSqlite3(path, { readonly: true })
  try {
    return TABLES.map((query) =>
      JSON.stringify(file.prepare(query).all(), (_key, value) =>
        value?.type === 'Buffer' ? Buffer.from(value.data).toString('hex') : value,
      ),
    )
  } finally {
    file.close()
  }
}
