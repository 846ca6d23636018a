/**
 * What a backup folder says about itself, so that a restore can refuse what is not whole. It lies
 * there readable also when the rest is encrypted: ids, sizes, hashes and counts, nobody's data.
 */
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as v from 'valibot'

export const MANIFEST_FILE = 'manifest.json'
/** One line beside it: whose key signed it, and the signature of every byte of it. */
export const SIGNATURE_FILE = 'manifest.sig'
/** Stands behind the name of a file that is encrypted. */
export const ENCRYPTED = '.age'

const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const content = v.object({ bytes: size, sha256 })
const file = v.object({
  /** Where it belongs in a data folder. */
  path: v.pipe(
    v.string(),
    v.regex(/^(?:control\.db|receipt\.key|schools\/[A-Za-z0-9-]{1,64}\.db)$/),
  ),
  /** As it lies in the backup, under `path` or `path`.age. */
  stored: content,
  /** As it was, before it was encrypted. */
  plain: content,
  /** Rows of each table of a database. */
  rows: v.optional(v.record(v.string(), size)),
})
const manifest = v.object({
  format: v.literal(2),
  madeAt: v.number(),
  /** To whom it is encrypted; null: it is not. */
  recipient: v.nullable(v.string()),
  schools: v.array(v.string()),
  /** How far the security journal had come. */
  journal: content,
  files: v.array(file),
})
export type Manifest = v.InferOutput<typeof manifest>
export type BackupFile = v.InferOutput<typeof file>
export type Content = v.InferOutput<typeof content>

export const describeFile = async (path: string): Promise<Content> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return { bytes: statSync(path).size, sha256: hash.digest('hex') }
}

export const storedPath = ({ path }: Pick<BackupFile, 'path'>, { recipient }: Manifest): string =>
  recipient === null ? path : path + ENCRYPTED

/** The manifest of a folder, or undefined when it is no backup of ours. */
export const readManifest = (folder: string): Manifest | undefined => {
  try {
    return v.parse(manifest, JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')))
  } catch {
    return undefined
  }
}

const isSame = async (path: string, expected: Content): Promise<boolean> => {
  try {
    return (await describeFile(path)).sha256 === expected.sha256
  } catch {
    return false
  }
}

/** Files of the backup that are missing or not what they were. */
export const changedFiles = async (folder: string, made: Manifest): Promise<string[]> => {
  const changed: string[] = []
  for (const one of made.files) {
    const path = storedPath(one, made)
    if (!(await isSame(join(folder, path), one.stored))) changed.push(path)
  }
  return changed
}
