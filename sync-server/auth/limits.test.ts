import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  KNOWN_NETWORK_KEPT_MS,
  KNOWN_NETWORKS_OF_ACCOUNT,
} from '#sync-server/storage/control/known-networks.ts'
import { createHashQueue } from './hash-queue.ts'
import { createKnownNetworks } from './known-networks.ts'
import { createLimits } from './limits.ts'
import {
  aSchoolWithADoor,
  DAY_MS,
  MINUTE_MS,
  NETWORK_KEY,
  PASSWORD,
  type SchoolWithADoor,
} from './testing/auth-school.ts'
import { heldWork } from './testing/held-up.ts'

let school: SchoolWithADoor
beforeEach(async () => {
  school = await aSchoolWithADoor()
})
afterEach(() => school.close())

const guess = 'a wrong password'
const ADA = 'ada@hill.example'
const limitsHere = (newcomersPerMinute?: number) => {
  const { control, clock } = school
  const known = createKnownNetworks({ control, clock, networkKey: NETWORK_KEY })
  return createLimits(clock, known, newcomersPerMinute)
}

describe('guessing', () => {
  test('T27: five wrong passwords are free, then the wait doubles, and waiting is always enough', async () => {
    const browser = school.browser()
    for (let tries = 0; tries < 5; tries += 1)
      expect((await browser.signIn('ada', guess)).status).toBe(401)
    const waits: number[] = []
    for (let round = 0; round < 10; round += 1) {
      const refused = await browser.signIn('ada', guess)
      expect(refused.status).toBe(429)
      expect(refused.json.code).toBe('too-many-attempts')
      const seconds = Number(refused.headers.get('retry-after'))
      waits.push(seconds)
      school.clock.passes(seconds * 1_000)
      expect((await browser.signIn('ada', guess)).status).toBe(401)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300])
    expect((await browser.signIn('ada')).status).toBe(429)
    school.clock.passes(5 * MINUTE_MS)
    expect((await browser.signIn('ada')).status).toBe(200)
  })

  test('T27: an e-mail nobody has is limited just the same', async () => {
    const browser = school.browser()
    for (let tries = 0; tries < 5; tries += 1) await browser.signIn('nobody', guess)
    expect((await browser.signIn('nobody', guess)).status).toBe(429)
  })

  test('T28: inventing a new X-Forwarded-For each time does not help', async () => {
    const browser = school.browser()
    const statuses: number[] = []
    for (let tries = 0; tries < 25; tries += 1) {
      const answer = await browser.signIn(`person${tries}`, guess, {
        headers: { 'x-forwarded-for': `198.51.100.${tries}` },
      })
      statuses.push(answer.status)
    }
    expect(statuses.slice(0, 20).every((status) => status === 401)).toBe(true)
    expect(statuses.slice(20)).toEqual([429, 429, 429, 429, 429])
  })

  test('T28: behind a configured proxy each real address has its own allowance', async () => {
    const behind = await aSchoolWithADoor({ config: { trustedProxies: ['10.0.0.0/8'] } })
    const through = (client: string, name: string) =>
      behind.browser('10.0.0.1').signIn(name, guess, {
        // The first entry is what the guesser wrote, the second what our proxy saw.
        headers: { 'x-forwarded-for': `203.0.113.${name.length}, ${client}` },
      })
    for (let tries = 0; tries < 20; tries += 1)
      await through('198.51.100.1', `p${'x'.repeat(tries)}`)
    expect((await through('198.51.100.1', 'somebody-else')).status).toBe(429)
    expect((await through('198.51.100.2', 'somebody-else')).status).toBe(401)
    behind.close()
  })

  test('T27: a hundred guesses at once are not all the first one', async () => {
    const limits = limitsHere()
    const admitted = Array.from({ length: 100 }, () => limits.attempt('n', ADA)).filter(
      ({ ok }) => ok,
    )
    expect(admitted).toHaveLength(5)
  })

  test('T27: signing in to one’s own account does not buy guesses at others', () => {
    const limits = limitsHere()
    const tryOnce = (account: string, isRight: boolean) => {
      const attempt = limits.attempt('192.0.2.66', account)
      if (attempt.ok && isRight) attempt.value.succeeded()
      return attempt.ok
    }
    const guesses = Array.from({ length: 40 }, (_, index) => {
      tryOnce(ADA, true)
      return tryOnce(`victim-${index}`, false)
    })
    expect(guesses.filter(Boolean)).toHaveLength(20)
  })

  test('T27: many networks against many accounts meet the limit over all, for a minute', () => {
    const limits = limitsHere()
    const admitted = Array.from({ length: 400 }, (_, index) =>
      limits.attempt(`network-${index}`, `account-${index}`),
    ).filter(({ ok }) => ok)
    expect(admitted).toHaveLength(300)
    school.clock.passes(MINUTE_MS)
    expect(limits.attempt('network-x', 'account-x').ok).toBe(true)
  })

  test('T27: strangers everywhere do not close the door to an office that has signed in before', () => {
    const limits = limitsHere()
    const office = limits.attempt('office', ADA)
    if (office.ok) office.value.succeeded()
    for (let index = 0; index < 400; index += 1) limits.attempt(`network-${index}`, `a-${index}`)
    expect(limits.attempt('elsewhere', ADA).ok).toBe(false)
    const again = limits.attempt('office', ADA)
    expect(again.ok).toBe(true)
    // Known is not trusted: its own failures hold it up like anybody's.
    for (let tries = 0; tries < 20; tries += 1) limits.attempt('office', `victim-${tries}`)
    expect(limits.attempt('office', ADA).ok).toBe(false)
  })
})

describe('strangers who keep one account shut', () => {
  const SECOND_MS = 1_000

  test('T27: three addresses all day, and its owner still comes in from the office', () => {
    const limits = limitsHere()
    const tries = (network: string) => limits.attempt(network, ADA)
    const first = tries('office')
    if (first.ok) first.value.succeeded()
    const owner: boolean[] = []
    let guesses = 0
    for (let second = 0; second < 24 * 3_600; second += 1) {
      for (const network of ['a1', 'a2', 'a3']) if (tries(network).ok) guesses += 1
      if (second % 20 === 7) {
        const own = tries('office')
        owner.push(own.ok)
        if (own.ok) own.value.succeeded()
      }
      school.clock.passes(SECOND_MS)
    }
    expect(owner.every(Boolean)).toBe(true)
    // Five at first, some while the wait grows, then one in five minutes: nothing of it is given back.
    expect(guesses).toBeLessThan(5 + 9 + 288)
  })

  test('T27: from where the owner signs in, guesses are as slow as from anywhere', () => {
    const limits = limitsHere()
    const first = limits.attempt('office', ADA)
    if (first.ok) first.value.succeeded()
    const admitted = Array.from({ length: 100 }, () => limits.attempt('office', ADA))
    expect(admitted.filter(({ ok }) => ok)).toHaveLength(5)
  })

  test('T27: places an account is known from are few, or each would be five guesses more', () => {
    const limits = limitsHere()
    for (let place = 0; place < 100; place += 1) {
      const right = limits.attempt(`place-${place}`, ADA)
      if (right.ok) right.value.succeeded()
    }
    let guesses = 0
    for (let place = 0; place < 100; place += 1)
      for (let tries = 0; tries < 10; tries += 1)
        if (limits.attempt(`place-${place}`, ADA).ok) guesses += 1
    expect(guesses).toBe(5 * (KNOWN_NETWORKS_OF_ACCOUNT + 1))
  })

  test('T27: who is inside confirms themselves and changes the password meanwhile', async () => {
    const ada = school.browser()
    await ada.signIn('ada')
    for (let home = 0; home < 30; home += 1)
      await school.browser(`2001:db8:0:${home}::1`).signIn('ada', guess)
    // One more on Ada's own network, with as many tries as it has.
    for (let tries = 0; tries < 25; tries += 1)
      await school.browser().signIn(`nobody-${tries}`, guess)
    expect((await ada.signIn('ada')).status).toBe(429)
    const confirmed = await ada.ask('POST', '/api/step-up', { body: { password: PASSWORD } })
    expect(confirmed.status).toBe(204)
    const body = { oldPassword: PASSWORD, newPassword: `${PASSWORD} anew` }
    expect((await ada.ask('POST', '/api/password', { body })).status).toBe(204)
  })
})

describe('T29: what the limits say of who has signed in from here', () => {
  const OFFICE = '198.51.100.1'
  const PHONE = '203.0.113.9'
  const answers = async (name: string, shutFrom: string, askedFrom: string) => {
    for (let tries = 0; tries < 5; tries += 1) await school.browser(shutFrom).signIn(name, guess)
    const refused = await school.browser(askedFrom).signIn(name, guess)
    return [refused.status, refused.headers.get('retry-after'), refused.json]
  }

  test.each([
    ['shut from elsewhere, tried from here', PHONE, OFFICE],
    ['shut from here, tried from elsewhere', OFFICE, PHONE],
  ])('%s: the same of who has and of who has not', async (_what, shutFrom, askedFrom) => {
    await school.addAccount('lena', 'learner')
    expect((await school.browser(OFFICE).signIn('ada')).status).toBe(200)
    const known = await answers('ada', shutFrom, askedFrom)
    expect(known[0]).toBe(429)
    expect(await answers('lena', shutFrom, askedFrom)).toEqual(known)
    expect(await answers('nobody', shutFrom, askedFrom)).toEqual(known)
  })

  test('T27: its owner comes in from there all the same, and a guess there is written down', async () => {
    await school.browser(OFFICE).signIn('ada')
    await answers('ada', PHONE, OFFICE)
    const [line] = school.control.securityLog.page({ schoolId: 'hill', limit: 1 })
    expect(line).toMatchObject({ action: 'sign-in', outcome: 'refused', personId: 'ada-of-hill' })
    expect((await school.browser(OFFICE).signIn('ada')).status).toBe(200)
  })
})

describe('places an account is known from', () => {
  /** Strangers at enough networks that each of Ada's guessed accounts waits. */
  const strangersGuess = async (
    at: SchoolWithADoor | ReturnType<SchoolWithADoor['startedAnew']>,
  ) => {
    for (let home = 0; home < 6; home += 1)
      await at.browser(`2001:db8:0:${home}::1`).signIn('ada', guess)
  }

  test('T27: are known after the relay has started anew: its owner comes in at once', async () => {
    await school.browser('198.51.100.7').signIn('ada')
    const anew = school.startedAnew()
    await strangersGuess(anew)
    expect((await anew.browser('203.0.113.9').signIn('ada')).status).toBe(429)
    expect((await anew.browser('198.51.100.7').signIn('ada')).status).toBe(200)
  })

  test('T27: nor does the limit over all hold up a network somebody came from before', async () => {
    await school.browser('198.51.100.7').signIn('ada')
    const limits = limitsHere()
    for (let index = 0; index < 400; index += 1) limits.attempt(`network-${index}`, `a-${index}`)
    expect(limits.attempt('203.0.113.9', ADA).ok).toBe(false)
    expect(limits.attempt('198.51.100.7', ADA).ok).toBe(true)
  })

  test('are in no file as they are, and not as a hash anybody could try addresses against', async () => {
    await school.browser('198.51.100.7').signIn('ada')
    const bytes = readdirSync(school.folder).map((name) =>
      readFileSync(join(school.folder, name), 'latin1'),
    )
    expect(bytes.join('')).toContain(ADA)
    expect(bytes.join('')).not.toContain('198.51.100.7')
    const bare = createHash('sha256').update('198.51.100.7').digest().toString('latin1')
    expect(bytes.join('')).not.toContain(bare)
    const { control, clock } = school
    const otherKey = createKnownNetworks({ control, clock, networkKey: new Uint8Array(32) })
    expect(otherKey.isOf(ADA, '198.51.100.7')).toBe(false)
    expect(otherKey.isAnybodys('198.51.100.7')).toBe(false)
  })

  test('are forgotten when nobody has come from there for three months', async () => {
    await school.browser('198.51.100.7').signIn('ada')
    school.clock.passes(KNOWN_NETWORK_KEPT_MS - DAY_MS)
    school.control.forgetLapsed(school.clock.now())
    await strangersGuess(school)
    // Known, and so at once; this sign-in is one more time of having been here.
    expect((await school.browser('198.51.100.7').signIn('ada')).status).toBe(200)
    school.clock.passes(KNOWN_NETWORK_KEPT_MS - DAY_MS)
    school.control.forgetLapsed(school.clock.now())
    await strangersGuess(school)
    expect((await school.browser('198.51.100.7').signIn('ada')).status).toBe(200)
    school.clock.passes(KNOWN_NETWORK_KEPT_MS)
    school.control.forgetLapsed(school.clock.now())
    await strangersGuess(school)
    expect((await school.browser('198.51.100.7').signIn('ada')).status).toBe(429)
  })

  test('T51: go with the account', async () => {
    await school.addAccount('lena', 'learner')
    await school.browser('198.51.100.7').signIn('lena')
    const { control, clock } = school
    const known = createKnownNetworks({ control, clock, networkKey: NETWORK_KEY })
    expect(known.isAnybodys('198.51.100.7')).toBe(true)
    control.transaction(() => control.erasure.erase('hill', 'lena-of-hill', clock.now()))
    expect(known.isAnybodys('198.51.100.7')).toBe(false)
  })
})

describe('the price of a hash', () => {
  test('T27: four at once, thirty-two waiting, the next is told to come back', async () => {
    const inTurn = createHashQueue()
    const work = heldWork()
    let mostAtOnce = 0
    let running = 0
    const slowWork = async () => {
      running += 1
      mostAtOnce = Math.max(mostAtOnce, running)
      await work.isHeld()
      running -= 1
    }
    const jobs = Array.from({ length: 36 }, (_, person) => inTurn(`person-${person}`, slowWork))
    expect(await inTurn('one-more', slowWork)).toMatchObject({
      ok: false,
      problem: { code: 'busy' },
    })
    expect((await work.finishes(jobs)).every(({ ok }) => ok)).toBe(true)
    expect(mostAtOnce).toBe(4)
  })

  test('T27: whoever has two in the queue is told to come back, and nobody else; then in turns', async () => {
    const inTurn = createHashQueue(1)
    const order: string[] = []
    const work = heldWork()
    const asks = (whose: string) =>
      inTurn(whose, async () => {
        order.push(whose)
        await work.isHeld()
      })
    const jobs = [asks('lena'), asks('lena')]
    for (let more = 0; more < 100; more += 1)
      expect(await asks('lena')).toMatchObject({ ok: false, problem: { code: 'busy' } })
    jobs.push(asks('ivan'), asks('omar'))
    expect((await work.finishes(jobs)).every(({ ok }) => ok)).toBe(true)
    expect(order).toEqual(['lena', 'ivan', 'lena', 'omar'])
    expect(await inTurn('lena', async () => 'again')).toEqual({ ok: true, value: 'again' })
  })

  test('work that throws gives its place back', async () => {
    const inTurn = createHashQueue(1, 0)
    await expect(inTurn('ada', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await inTurn('ada', async () => 'fine')).toEqual({ ok: true, value: 'fine' })
  })

  test('T27: when the queue is full a sign-in answers 503 and costs no try', async () => {
    let isFull = true
    const full = await aSchoolWithADoor({
      wrapPasswords: (passwords) => ({
        ...passwords,
        verify: (hash, password, whose) =>
          isFull
            ? createHashQueue(0, 0)(whose, async () => true)
            : passwords.verify(hash, password, whose),
      }),
    })
    const browser = full.browser()
    for (let tries = 0; tries < 10; tries += 1) {
      const answer = await browser.signIn('ada')
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('2')
    }
    isFull = false
    expect((await browser.signIn('ada')).status).toBe(200)
    full.close()
  })
})
