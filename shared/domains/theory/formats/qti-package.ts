/**
 * A zip of QTI questions with its list `imsmanifest.xml`. Sizes are asked before anything is
 * unpacked, so that a small file cannot become a large one. TH54, TH58.
 */
import { strFromU8, unzipSync } from 'fflate'
import { IMPORT_MAX, type ImportProblem, type ImportResult, problemAt } from './imported.ts'
import { readQtiItem } from './qti-item.ts'
import { below, readXml } from './read-xml.ts'

const MANIFEST = /(?:^|\/)imsmanifest\.xml$/i
const FILE_MAX_BYTES = 2 * 1024 * 1024
const UNPACKED_MAX_BYTES = 40 * 1024 * 1024
const ITEM = /^imsqti_(?:item|test)?_?xmlv2p[12]$/i

const refused = (...problems: ImportProblem[]): ImportResult => ({ questions: [], problems })

/** Only XML is unpacked, and only as much as a school's questions can be. */
const unpack = (bytes: Uint8Array): Record<string, Uint8Array> | ImportProblem => {
  let total = 0
  let count = 0
  let isTooLarge = false
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.xml$/i.test(name)) return false
        total += originalSize
        count += 1
        isTooLarge ||=
          originalSize > FILE_MAX_BYTES ||
          total > UNPACKED_MAX_BYTES ||
          count > IMPORT_MAX.questions + 100
        return !isTooLarge
      },
    })
    return isTooLarge ? problemAt(1, 'too-large') : files
  } catch {
    return problemAt(1, 'bad-zip')
  }
}

const isProblem = (one: Record<string, Uint8Array> | ImportProblem): one is ImportProblem =>
  typeof one.code === 'string'

/** "a/./b/../c.xml" -> "a/c.xml", as links between files are written. */
const resolved = (folder: string, href: string): string => {
  const path: string[] = []
  for (const part of `${folder}${decoded(href)}`.split('/')) {
    if (part === '..') path.pop()
    else if (part !== '.' && part !== '') path.push(part)
  }
  return path.join('/')
}

const decoded = (href: string): string => {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

type Listed = { readonly names: readonly string[]; readonly problems: readonly ImportProblem[] }

const listedIn = (manifest: string, text: string): Listed => {
  const xml = readXml(text)
  if (!xml.ok)
    return { names: [], problems: [{ ...problemAt(xml.line, xml.code), file: manifest }] }
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1)
  const resources = below(xml.root, 'resource')
  const isItem = (type: string | undefined): boolean => type !== undefined && ITEM.test(type)
  const items = resources.filter((one) => isItem(one.attributes.get('type')))
  const others = resources.filter((one) => !isItem(one.attributes.get('type')))
  return {
    // Once each, however often a list names it.
    names: [...new Set(items.map((one) => resolved(folder, one.attributes.get('href') ?? '')))],
    problems: others.slice(0, IMPORT_MAX.refusals).map((one) => ({
      ...problemAt(
        one.line,
        'part-left-out',
        one.attributes.get('href') ?? one.attributes.get('type'),
      ),
      file: manifest,
    })),
  }
}

export const readQtiPackage = (bytes: Uint8Array): ImportResult => {
  const files = unpack(bytes)
  if (isProblem(files)) return refused(files)
  const manifest = Object.keys(files).find((name) => MANIFEST.test(name))
  const listed: Listed =
    manifest === undefined
      ? { names: Object.keys(files), problems: [problemAt(1, 'no-manifest')] }
      : listedIn(manifest, strFromU8(files[manifest] ?? new Uint8Array()))
  const questions: ImportResult['questions'][number][] = []
  const problems: ImportProblem[] = [...listed.problems]
  for (const name of listed.names) {
    if (problems.length > IMPORT_MAX.remarks) {
      problems.push({ ...problemAt(1, 'too-many-mistakes'), file: name })
      break
    }
    const file = Object.hasOwn(files, name) ? files[name] : undefined
    if (file === undefined) {
      problems.push({ ...problemAt(1, 'file-missing', name), file: name })
      continue
    }
    const read = readQtiItem(strFromU8(file))
    problems.push(...read.problems.map((problem) => ({ ...problem, file: name })))
    questions.push(...read.questions.map((question) => ({ ...question, file: name })))
  }
  if (questions.length > IMPORT_MAX.questions) return refused(problemAt(1, 'too-many'))
  if (questions.length === 0 && !problems.some((one) => one.isRefusal))
    problems.push(problemAt(1, 'empty'))
  return { questions, problems }
}
