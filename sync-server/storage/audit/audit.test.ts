import BetterSqlite3, { type Database } from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AuditEvent, auditIn } from '../school/audit.ts'
import { SCHOOL_MIGRATIONS } from '../school/migrations.ts'
import { dropOld, signHead, verifyChain } from './keep.ts'
import { createHeadSigner, headKeyOf, parseHead, printHead } from './signer.ts'

const SCHOOL = 'hill'
const signer = createHeadSigner(new Uint8Array(32).fill(7))

let file: Database
beforeEach(() => {
  file = new BetterSqlite3(':memory:')
  for (const step of SCHOOL_MIGRATIONS) file.exec(step)
})
afterEach(() => void file.close())

const event = (at: number, over: Partial<AuditEvent> = {}): AuditEvent => ({
  at,
  person: 'ann',
  device: 'office',
  action: 'refusal-decided',
  target: `booking:b${at}`,
  outcome: 'keep',
  ...over,
})
const aChainOf = (rows: number) => {
  file.exec('DELETE FROM audit; DELETE FROM audit_head')
  const audit = auditIn(file)
  for (let at = 1; at <= rows; at++) audit.append(event(at))
  return audit.chain
}
const verify = (...heads: { seq: number; hash: Uint8Array; at: number }[]) =>
  verifyChain(auditIn(file).chain, SCHOOL, signer, heads).breaks
/** Rows that the sentences name. */
const named = (breaks: readonly string[]): number[] =>
  breaks.flatMap((line) => {
    const [from = 0, to = from] = [...line.matchAll(/rows? (\d+)(?: to (\d+))?/g)].flatMap(
      (match) => match.slice(1).filter(Boolean).map(Number),
    )
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })

const someRows = fc.integer({ min: 2, max: 12 })
const COLUMNS = ['at', 'person', 'device', 'action', 'target', 'outcome'] as const

describe('T45: what was done to a row afterwards is found, and the row is named', () => {
  test('nothing was done: nothing is said', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        aChainOf(rows)
        expect(verify()).toEqual([])
      }),
    )
  })

  test('a field of any row is changed', () => {
    fc.assert(
      fc.property(someRows, fc.nat(), fc.constantFrom(...COLUMNS), (rows, which, column) => {
        aChainOf(rows)
        const seq = 1 + (which % rows)
        file
          .prepare(`UPDATE audit SET ${column} = ? WHERE seq = ?`)
          .run(column === 'at' ? 0 : 'x', seq)
        expect(verify()).toEqual([`row ${seq} is not what was written`])
      }),
    )
  })

  test('a hash of any row is changed', () => {
    fc.assert(
      fc.property(
        someRows,
        fc.nat(),
        fc.constantFrom('hash', 'prev_hash'),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (rows, which, column, hash) => {
          aChainOf(rows)
          const seq = 1 + (which % rows)
          file.prepare(`UPDATE audit SET ${column} = ? WHERE seq = ?`).run(hash, seq)
          expect(named(verify())).toContain(seq)
        },
      ),
    )
  })

  test('any row is dropped, and the rest renumbered to hide it or not', () => {
    fc.assert(
      fc.property(someRows, fc.nat(), fc.boolean(), (rows, which, renumbers) => {
        const chain = aChainOf(rows)
        const head = chain.head()
        const seq = 1 + (which % rows)
        file.prepare('DELETE FROM audit WHERE seq = ?').run(seq)
        if (renumbers)
          for (let next = seq + 1; next <= rows; next++)
            file.prepare('UPDATE audit SET seq = ? WHERE seq = ?').run(next - 1, next)
        // The last row only a head that was kept outside can miss.
        expect(named(verify({ ...(head as { seq: number; hash: Buffer }), at: 1 }))).toContain(seq)
        if (seq < rows) expect(named(verify())).toContain(seq)
      }),
    )
  })

  test('any two rows are swapped', () => {
    fc.assert(
      fc.property(someRows, fc.nat(), fc.nat(), (rows, one, other) => {
        aChainOf(rows)
        const a = 1 + (one % rows)
        const b = 1 + ((a + (other % (rows - 1))) % rows)
        const move = file.prepare('UPDATE audit SET seq = ? WHERE seq = ?')
        for (const [to, from] of [
          [-1, a],
          [a, b],
          [b, -1],
        ])
          move.run(to, from)
        expect(named(verify())).toEqual(expect.arrayContaining([a, b]))
      }),
    )
  })

  test('whoever makes the whole chain again is found by a head kept outside', () => {
    const chain = aChainOf(9)
    const printed = printHead(SCHOOL, signHead(chain, SCHOOL, signer, 100) as never)
    file.exec('DELETE FROM audit; DELETE FROM audit_head')
    const audit = auditIn(file)
    for (let at = 1; at <= 9; at++) audit.append(event(at, at === 4 ? { outcome: 'adopt' } : {}))
    expect(verify()).toEqual([])
    const head = parseHead(printed)
    expect(head && signer.isSigned(head.chain, head)).toBe(true)
    expect(verify(head as never)).toEqual([
      'row 9 is not the one that was signed on 1970-01-01T00:00:00.100Z',
    ])
  })
})

describe('heads', () => {
  test('a printed head says whose it is and how far; one changed letter and it is nobody’s', () => {
    const signed = signHead(aChainOf(3), SCHOOL, signer, 5)
    const line = printHead(SCHOOL, signed as never)
    const head = parseHead(`  ${line}\n`)
    expect(head).toMatchObject({ chain: SCHOOL, seq: 3, at: 5 })
    const other = createHeadSigner(new Uint8Array(32).fill(8))
    expect(head && other.isSigned(SCHOOL, head)).toBe(false)
    expect(head && signer.isSigned('vale', head)).toBe(false)
    expect(head && signer.isSigned(SCHOOL, { ...head, seq: 2 })).toBe(false)
    for (const bad of ['', 'dc1:hill:3', line.slice(1), `${line}A`])
      expect(parseHead(bad)).toBe(undefined)
  })

  test('nothing new is not signed again, and a chain that was cut is not signed over', () => {
    const chain = aChainOf(3)
    const first = signHead(chain, SCHOOL, signer, 5)
    expect(signHead(chain, SCHOOL, signer, 6)?.at).toBe(5)
    file.prepare('DELETE FROM audit WHERE seq = 3').run()
    expect(signHead(chain, SCHOOL, signer, 7)).toBe(undefined)
    expect(chain.heads.latest()).toEqual(first)
    expect(verify()).toEqual(['row 3 is missing: they were there on 1970-01-01T00:00:00.005Z'])
  })

  test('a signature somebody else made is named', () => {
    const chain = aChainOf(3)
    signHead(chain, SCHOOL, createHeadSigner(new Uint8Array(32).fill(8)), 5)
    expect(verify()).toEqual(["the signature of row 3 is not of this relay's key"])
  })

  test('a key that was replaced is believed for what it signed before its end, and for nothing later', () => {
    const oldKey = new Uint8Array(32).fill(7)
    const ended = [{ headKey: headKeyOf(oldKey), endedAt: 10 }]
    const next = createHeadSigner(new Uint8Array(32).fill(8), ended)
    const before = signHead(aChainOf(3), SCHOOL, signer, 10)
    const later = signHead(aChainOf(3), SCHOOL, signer, 11)
    expect(before && next.isSigned(SCHOOL, before)).toBe(true)
    expect(later && next.isSigned(SCHOOL, later)).toBe(false)
    expect(later && next.isSigned(SCHOOL, { ...later, at: 10 })).toBe(false)
  })
})

describe('rows that are old enough go', () => {
  test('what is left is still a chain, also when nothing is left', () => {
    fc.assert(
      fc.property(someRows, fc.nat({ max: 14 }), (rows, keptFrom) => {
        const chain = aChainOf(rows)
        signHead(chain, SCHOOL, signer, 50)
        dropOld(chain, SCHOOL, signer, keptFrom, 100)
        const kept = Math.max(0, Math.min(rows, rows - keptFrom + 1))
        expect(chain.links(0, 99)).toHaveLength(kept)
        expect(verify()).toEqual([])
        auditIn(file).append(event(99))
        expect(verify()).toEqual([])
        expect(chain.head()?.seq).toBe(rows + 1)
      }),
    )
  })

  test('a row that looks old but stands between newer ones stays', () => {
    const audit = auditIn(file)
    for (const at of [5, 1, 6]) audit.append(event(at))
    dropOld(audit.chain, SCHOOL, signer, 5, 100)
    expect(audit.chain.links(0, 9).map(({ seq }) => seq)).toEqual([1, 2, 3])
  })

  test('dropping more than was signed away is named', () => {
    const chain = aChainOf(6)
    dropOld(chain, SCHOOL, signer, 3, 100)
    file.prepare('DELETE FROM audit WHERE seq <= 4').run()
    expect(verify()).toEqual(['rows 3 to 4 are missing'])
  })

  test('an anchor somebody else wrote is named', () => {
    const chain = aChainOf(6)
    dropOld(chain, SCHOOL, createHeadSigner(new Uint8Array(32).fill(8)), 3, 100)
    expect(verify()[0]).toContain("row 2, was not signed with this relay's key")
  })
})

describe('T45: what is done to rows around the end of what was let go', () => {
  const cut = (rows: number, which: number) => 1 + (which % (rows - 1))
  const manyRows = fc.integer({ min: 4, max: 12 })
  const does = {
    flip: (seq: number) => file.prepare("UPDATE audit SET outcome = 'x' WHERE seq = ?").run(seq),
    drop: (seq: number) => file.prepare('DELETE FROM audit WHERE seq = ?').run(seq),
    swap: (seq: number) => {
      const move = file.prepare('UPDATE audit SET seq = ? WHERE seq = ?')
      move.run(-1, seq)
      move.run(seq, seq + 1)
      move.run(seq + 1, -1)
    },
  } as const
  const deeds = fc.constantFrom(...(Object.keys(does) as (keyof typeof does)[]))

  test('before it: the rows stay and are named, and nothing is signed over them', () => {
    fc.assert(
      fc.property(manyRows, fc.nat(), fc.nat(), deeds, (rows, where, which, deed) => {
        const chain = aChainOf(rows)
        signHead(chain, SCHOOL, signer, 50)
        const end = Math.max(2, cut(rows, where))
        // With a neighbour that is old as well: a swap across the end is found as one after it.
        const bent = 1 + (which % (end - 1))
        does[deed](bent)
        const left = chain.links(0, 99).length
        expect(dropOld(chain, SCHOOL, signer, end + 1, 100)).toBe(false)
        expect(chain.links(0, 99)).toHaveLength(left)
        expect(chain.heads.anchor()).toBe(undefined)
        expect(named(verify())).toContain(bent)
      }),
    )
  })

  test('at it: whatever is let go, what was bent stays and is named', () => {
    fc.assert(
      fc.property(manyRows, fc.nat(), deeds, (rows, where, deed) => {
        const chain = aChainOf(rows)
        signHead(chain, SCHOOL, signer, 50)
        const end = cut(rows, where)
        does[deed](end)
        dropOld(chain, SCHOOL, signer, end + 1, 100)
        expect(named(verify())).toContain(end)
      }),
    )
  })

  test('after it: they are named as before', () => {
    fc.assert(
      fc.property(manyRows, fc.nat(), fc.nat(), deeds, (rows, where, which, deed) => {
        const chain = aChainOf(rows)
        const end = Math.min(cut(rows, where), rows - 2)
        signHead(chain, SCHOOL, signer, 50)
        expect(dropOld(chain, SCHOOL, signer, end + 1, 100)).toBe(true)
        expect(verify()).toEqual([])
        // The last but one, so that a swap has a partner and a gap is seen.
        const bent = end + 1 + (which % (rows - end - 1))
        does[deed](bent)
        expect(named(verify())).toContain(bent)
      }),
    )
  })

  test('a row put back where all was let go is no part, and a cut-off that was moved is not believed', () => {
    const chain = aChainOf(6)
    const [, second] = chain.links(0, 9)
    const rowTwo = file.prepare('SELECT * FROM audit WHERE seq = 2').get() as object
    dropOld(chain, SCHOOL, signer, 4, 100)
    expect(verify()).toEqual([])
    file
      .prepare(
        `INSERT INTO audit (seq, at, person, device, action, target, outcome, prev_hash, hash)
         VALUES (@seq, @at, @person, @device, @action, @target, 'adopt', @prev_hash, @hash)`,
      )
      .run(rowTwo)
    expect(verify()).toEqual(['row 2 stands where all was let go: it is no part'])
    file.exec('DELETE FROM audit WHERE seq = 2')
    // With the signature of the true one: it covers number and hash.
    file.prepare("UPDATE audit_head SET seq = 2, hash = ? WHERE kind = 'anchor'").run(second?.hash)
    expect(verify()).toEqual([
      "the end of what was dropped, row 2, was not signed with this relay's key",
      'row 3 is missing',
    ])
    file.exec("DELETE FROM audit_head WHERE kind = 'anchor'")
    expect(verify()).toEqual(['rows 1 to 3 are missing'])
  })
})
