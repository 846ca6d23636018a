import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createHashQueue } from './hash-queue.ts'
import { createLimits, KNOWN_NETWORKS_OF_ACCOUNT } from './limits.ts'
import {
  aSchoolWithADoor,
  MINUTE_MS,
  PASSWORD,
  type SchoolWithADoor,
} from './testing/auth-school.ts'

let school: SchoolWithADoor
beforeEach(async () => {
  school = await aSchoolWithADoor()
})
afterEach(() => school.close())

const guess = 'a wrong password'

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
    const limits = createLimits(school.clock)
    const admitted = Array.from({ length: 100 }, () => limits.attempt('n', 'ada')).filter(
      ({ ok }) => ok,
    )
    expect(admitted).toHaveLength(5)
  })

  test('T27: signing in to one’s own account does not buy guesses at others', () => {
    const limits = createLimits(school.clock)
    const tryOnce = (account: string, isRight: boolean) => {
      const attempt = limits.attempt('192.0.2.66', account)
      if (attempt.ok && isRight) attempt.value.succeeded()
      return attempt.ok
    }
    const guesses = Array.from({ length: 40 }, (_, index) => {
      tryOnce('own', true)
      return tryOnce(`victim-${index}`, false)
    })
    expect(guesses.filter(Boolean)).toHaveLength(20)
  })

  test('T27: many networks against many accounts meet the limit over all, for a minute', () => {
    const limits = createLimits(school.clock)
    const admitted = Array.from({ length: 400 }, (_, index) =>
      limits.attempt(`network-${index}`, `account-${index}`),
    ).filter(({ ok }) => ok)
    expect(admitted).toHaveLength(300)
    school.clock.passes(MINUTE_MS)
    expect(limits.attempt('network-x', 'account-x').ok).toBe(true)
  })

  test('T27: strangers everywhere do not close the door to an office that has signed in before', () => {
    const limits = createLimits(school.clock)
    const office = limits.attempt('office', 'ada')
    if (office.ok) office.value.succeeded()
    for (let index = 0; index < 400; index += 1) limits.attempt(`network-${index}`, `a-${index}`)
    expect(limits.attempt('elsewhere', 'ada').ok).toBe(false)
    const again = limits.attempt('office', 'ada')
    expect(again.ok).toBe(true)
    // Known is not trusted: its own failures hold it up like anybody's.
    for (let tries = 0; tries < 20; tries += 1) limits.attempt('office', `victim-${tries}`)
    expect(limits.attempt('office', 'ada').ok).toBe(false)
  })
})

describe('strangers who keep one account shut', () => {
  const SECOND_MS = 1_000

  test('T27: three addresses all day, and its owner still comes in from the office', () => {
    const limits = createLimits(school.clock)
    const tries = (network: string) => limits.attempt(network, 'ada')
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
    const limits = createLimits(school.clock)
    const first = limits.attempt('office', 'ada')
    if (first.ok) first.value.succeeded()
    const admitted = Array.from({ length: 100 }, () => limits.attempt('office', 'ada'))
    expect(admitted.filter(({ ok }) => ok)).toHaveLength(5)
  })

  test('T27: places an account is known from are few, or each would be five guesses more', () => {
    const limits = createLimits(school.clock)
    for (let place = 0; place < 100; place += 1) {
      const right = limits.attempt(`place-${place}`, 'ada')
      if (right.ok) right.value.succeeded()
    }
    let guesses = 0
    for (let place = 0; place < 100; place += 1)
      for (let tries = 0; tries < 10; tries += 1)
        if (limits.attempt(`place-${place}`, 'ada').ok) guesses += 1
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

describe('the price of a hash', () => {
  test('T27: four at once, thirty-two waiting, the next is told to come back', async () => {
    const inTurn = createHashQueue()
    const finishers: (() => void)[] = []
    let mostAtOnce = 0
    let running = 0
    const slowWork = async () => {
      running += 1
      mostAtOnce = Math.max(mostAtOnce, running)
      await new Promise<void>((resolve) => finishers.push(resolve))
      running -= 1
    }
    const jobs = Array.from({ length: 36 }, () => inTurn(slowWork))
    expect(await inTurn(slowWork)).toMatchObject({ ok: false, problem: { code: 'busy' } })
    let done = false
    const all = Promise.all(jobs).then((results) => {
      done = true
      return results
    })
    while (!done) {
      finishers.shift()?.()
      await Promise.resolve()
    }
    expect((await all).every(({ ok }) => ok)).toBe(true)
    expect(mostAtOnce).toBe(4)
  })

  test('work that throws gives its place back', async () => {
    const inTurn = createHashQueue(1, 0)
    await expect(inTurn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await inTurn(async () => 'fine')).toEqual({ ok: true, value: 'fine' })
  })

  test('T27: when the queue is full a sign-in answers 503 and costs no try', async () => {
    let isFull = true
    const full = await aSchoolWithADoor({
      wrapPasswords: (passwords) => ({
        ...passwords,
        verify: (hash, password) =>
          isFull ? createHashQueue(0, 0)(async () => true) : passwords.verify(hash, password),
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
