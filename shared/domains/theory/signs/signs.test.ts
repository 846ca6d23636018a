import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { COLOUR } from './colours.ts'
import { DRAWINGS, FACTS, signLibrary } from './index.ts'
import type { Path, Segment } from './path.ts'
import type { Shape } from './picture.ts'
import { SIGN_GROUPS } from './sign.ts'

const library = signLibrary.all

/** Words that only say how something looks or hold a sentence together; seeing gives them away too. */
const LOOK_WORDS = new Set(
  `left right straight above below beside both with from that this into they your have only more
  than under over between through along towards across before where when while does must will
  what which other them their there every each very also same else near
  line lines arrow arrows sign road side sides broken solid double single
  white black yellow amber green blue grey brown orange`.split(/\s+/),
)

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z]{4,}/g) ?? []).map((word) => word.replace(/s$/, ''))

const contentWords = (text: string): Set<string> =>
  new Set(wordsOf(text).filter((word) => !LOOK_WORDS.has(word) && !LOOK_WORDS.has(`${word}s`)))

const withoutQuotes = (alt: string): string => alt.replaceAll(/“[^”]*”/g, ' ')

type Box = { left: number; top: number; right: number; bottom: number }

const grow = (box: Box, x: number, y: number): void => {
  box.left = Math.min(box.left, x)
  box.right = Math.max(box.right, x)
  box.top = Math.min(box.top, y)
  box.bottom = Math.max(box.bottom, y)
}

/** The extent of a path: curves are walked along, because their handles may stand outside. */
const extentOf = (path: Path): Box => {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  let [x, y] = [0, 0]
  const step = (segment: Segment): void => {
    if (segment.op === 'Z') return
    if (segment.op === 'C') {
      const [x1, y1, x2, y2, endX, endY] = segment.at
      for (let part = 1; part <= 16; part += 1) {
        const t = part / 16
        const u = 1 - t
        const on = (a: number, b: number, c: number, d: number) =>
          u ** 3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t ** 3 * d
        grow(box, on(x, x1, x2, endX), on(y, y1, y2, endY))
      }
      ;[x, y] = [endX, endY]
      return
    }
    ;[x, y] = segment.at
    grow(box, x, y)
  }
  path.forEach(step)
  return box
}

const isInside = (shape: Shape, [x, y, w, h]: readonly number[]): boolean => {
  const box = extentOf(shape.path)
  const half = shape.isRound ? (shape.width ?? 0) / 2 : 0
  const loose = 0.5
  return (
    box.left - half >= (x ?? 0) - loose &&
    box.top - half >= (y ?? 0) - loose &&
    box.right + half <= (x ?? 0) + (w ?? 0) + loose &&
    box.bottom + half <= (y ?? 0) + (h ?? 0) + loose
  )
}

const pictureOf = (id: string) => {
  const draw = DRAWINGS[id]
  if (!draw) throw new Error(`no drawing for ${id}`)
  return draw()
}

describe('the signs', () => {
  it('[TH20] are at least 120, of every group, each with an id of its own', () => {
    const ids = library.map((sign) => sign.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThanOrEqual(120)
    expect(new Set(library.map((sign) => sign.group))).toEqual(new Set(SIGN_GROUPS))
    for (const id of ids) expect(id).toMatch(/^[a-z][a-zA-Z0-9.-]{2,39}$/)
  })

  it('[TH20] say which diagram or page they follow', () => {
    const odd = library.filter(
      (sign) =>
        !/^\d{3,4}(\.\d{1,2})?[AB]?$/.test(sign.diagram) &&
        !/^(TSRGD 2016|Highway Code): [a-z0-9 ]+$/.test(sign.diagram),
    )
    expect(odd.map((sign) => `${sign.id}: ${sign.diagram}`)).toEqual([])
  })

  it('[TH20] have facts for every drawing and a drawing for every fact', () => {
    expect(Object.keys(DRAWINGS).sort()).toEqual(FACTS.map((sign) => sign.id).sort())
  })

  it('[TH20] have a name of their own, and a meaning that ends as a sentence', () => {
    const names = library.map((sign) => sign.name)
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
    expect(library.filter((sign) => !sign.meaning.endsWith('.')).map((sign) => sign.id)).toEqual([])
  })

  it('[TH21] look like something without giving away what they mean', () => {
    const given = library.flatMap((sign) => {
      const secret = contentWords(`${sign.name} ${sign.meaning}`)
      return wordsOf(withoutQuotes(sign.alt))
        .filter((word) => secret.has(word))
        .map((word) => `${sign.id}: ${word}`)
    })
    expect(given).toEqual([])
  })

  it('[TH22] are well-formed SVG with a frame', () => {
    for (const sign of library) {
      const problems: string[] = []
      let roots = 0
      const parser = new SaxesParser()
      parser.on('error', (error) => problems.push(error.message))
      parser.on('opentag', (tag) => {
        if (tag.name === 'svg') roots += 1
        for (const value of Object.values(tag.attributes)) {
          if (/NaN|undefined|Infinity/.test(String(value))) problems.push(String(value))
        }
      })
      parser.write(sign.svg).close()
      expect({ id: sign.id, problems, roots }).toEqual({ id: sign.id, problems: [], roots: 1 })
    }
  })

  it('[TH22] stay inside their frame', () => {
    const outside = library.flatMap((sign) => {
      const picture = pictureOf(sign.id)
      return picture.shapes
        .map((shape, place) => (isInside(shape, picture.frame) ? '' : `${sign.id}: shape ${place}`))
        .filter((words) => words !== '')
    })
    expect(outside).toEqual([])
  })

  it('[TH22] use the colours of the one list', () => {
    const known = new Set<string>(Object.values(COLOUR))
    const strange = library.flatMap((sign) =>
      pictureOf(sign.id)
        .shapes.flatMap((shape) => [shape.fill, shape.stroke])
        .filter((colour) => colour !== undefined && !known.has(colour)),
    )
    expect(strange).toEqual([])
  })

  it('[TH22] are drawn the same each time, and change only on purpose', () => {
    const hashes = Object.fromEntries(
      library.map((sign) => [
        sign.id,
        createHash('sha256').update(sign.svg).digest('hex').slice(0, 12),
      ]),
    )
    expect(hashes).toMatchSnapshot()
  })

  it('[TH20] stand for every sign a question of the bank shows', () => {
    const folder = new URL('../bank/', import.meta.url)
    const questions = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'))
    const shown = [...questions.join('').matchAll(/"sign": ?"([^"]+)"/g)].map(([, id = '']) => id)
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.filter((id) => !signLibrary.byId.has(id))).toEqual([])
  })
})
