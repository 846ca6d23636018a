import { beforeAll, describe, expect, it } from 'vitest'
import { loadSigns, type SignLibrary } from '#shared/domains/theory/index.ts'
import { findSigns } from './find-signs.ts'

describe('looking for a sign', () => {
  let library: SignLibrary
  beforeAll(async () => {
    library = await loadSigns()
  })

  it('[TH20] finds it by words in any order, of its name, meaning, look or diagram', () => {
    const ids = (search: string) => findSigns(library.all, '', search).map((sign) => sign.id)
    expect(ids('way GIVE main')).toContain('tsrgd-602')
    expect(ids('bicycle ring')).toContain('tsrgd-951')
    expect(ids('611.1')).toContain('tsrgd-611.1')
    expect(ids('no such thing')).toEqual([])
  })

  it('[TH20] keeps to the group asked for, and shows all of it without a word', () => {
    const found = findSigns(library.all, 'works', '')
    expect(found.length).toBeGreaterThan(5)
    expect(found.every((sign) => sign.group === 'works')).toBe(true)
    expect(findSigns(library.all, '', '  ')).toHaveLength(library.all.length)
  })
})
