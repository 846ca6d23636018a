/** What a backup folder says about itself, so that a restore can refuse what is not whole. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

export const MANIFEST_FILE = 'manifest.json'

const file = v.object({
  path: v.pipe(v.string(), v.regex(/^(?:control\.db|receipt\.key|schools\/[A-Za-z0-9-]+\.db)$/)),
  bytes: v.number(),
  sha256: v.string(),
})
const manifest = v.object({
  format: v.literal(1),
  madeAt: v.string(),
  schools: v.array(v.object({ id: v.string(), name: v.string(), createdAt: v.number() })),
  files: v.array(file),
})
export type Manifest = v.InferOutput<typeof manifest>
export type BackupFile = v.InferOutput<typeof file>

export const describeFile = (folder: string, path: string): BackupFile => {
  const bytes = readFileSync(join(folder, path))
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** The manifest of a folder, or undefined when it is no backup of ours. */
export const readManifest = (folder: string): Manifest | undefined => {
  try {
    return v.parse(manifest, JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')))
  } catch {
    return undefined
  }
}

/** Files that are missing or not what they were. */
export const changedFiles = (folder: string, { files }: Manifest): string[] =>
  files
    .filter((one) => {
      try {
        return describeFile(folder, one.path).sha256 !== one.sha256
      } catch {
        return true
      }
    })
    .map(({ path }) => path)
