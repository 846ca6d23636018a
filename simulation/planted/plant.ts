/**
 * A copy of the product with one bug in it. The folders the simulator needs are copied, packages are
 * shared, and nothing outside the copy is touched.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PlantedBug } from './bugs.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const COPIED = [
  'shared',
  'client/engine',
  'client/domains',
  'client/ui',
  'sync-server',
  'simulation',
  'package.json',
]
const isTest = /\.(test|spec)\.tsx?$/

/** Words that stand there once, replaced. Throws when they have moved: the bug must move with them. */
export const replaceOnce = (text: string, find: string, replace: string, where: string): string => {
  const times = text.split(find).length - 1
  if (times !== 1)
    throw new Error(`${where}: stands there ${times} times, not once: ${JSON.stringify(find)}`)
  return text.replace(find, () => replace)
}

export const plant = (bug: PlantedBug): { folder: string; remove: () => void } => {
  const caches = join(ROOT, 'node_modules/.cache')
  mkdirSync(caches, { recursive: true })
  const folder = mkdtempSync(join(caches, `planted-${bug.name}-`))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    for (const path of COPIED)
      cpSync(join(ROOT, path), join(folder, path), {
        recursive: true,
        filter: (from) => !isTest.test(from),
      })
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    for (const { file, find, replace } of bug.edits) {
      const path = join(folder, file)
      writeFileSync(path, replaceOnce(readFileSync(path, 'utf8'), find, replace, file))
    }
    return { folder, remove }
  } catch (error) {
    remove()
    throw error
  }
}
