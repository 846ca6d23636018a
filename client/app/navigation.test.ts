import { expect, test } from 'vitest'
import type { AppRoute } from '#client/registry.ts'
import type { Role } from '#shared/kernel/actor.ts'
import { isWithin, phoneTabs, routeAt, routesOf, tabsOf } from './navigation.ts'

const aRoute = (path: string, roles: Role[], order?: number): AppRoute => ({
  path,
  roles,
  component: () => null,
  ...(order === undefined ? {} : { tab: { order, label: path, icon: () => null } }),
})
const routes = [
  aRoute('/more', ['admin', 'instructor', 'learner'], 90),
  aRoute('/diary', ['instructor'], 2),
  aRoute('/diary', ['admin'], 2),
  aRoute('/today', ['instructor'], 1),
  aRoute('/today/log/:id', ['instructor']),
]
const paths = (found: readonly AppRoute[]) => found.map((route) => route.path)

test('a learner has no way to an instructor’s screen, typed or pressed', () => {
  expect(paths(routesOf(routes, 'learner'))).toEqual(['/more'])
})

test('two roles may have their own screen at one address', () => {
  expect(paths(routesOf(routes, 'admin'))).toEqual(['/more', '/diary'])
})

test('the bar follows the agreed order, and screens without a place are not in it', () => {
  expect(paths(tabsOf(routes, 'instructor'))).toEqual(['/today', '/diary', '/more'])
})

test('a phone shows five at most: the first four, More, and the rest under More', () => {
  expect(phoneTabs([1, 2, 3, 4, 5])).toEqual({ shown: [1, 2, 3, 4, 5], under: [] })
  expect(phoneTabs([1, 2, 3, 4, 5, 6, 7])).toEqual({ shown: [1, 2, 3, 4, 7], under: [5, 6] })
})

test('a learner’s file belongs to the tab Learners, a page called Learnersville does not', () => {
  expect(isWithin('/learners/amira', '/learners')).toBe(true)
  expect(isWithin('/learnersville', '/learners')).toBe(false)
  expect(isWithin('/questions/import', '/more')).toBe(true)
  expect(isWithin('/refused', '/more')).toBe(true)
})

test('an address names its screen before the router is there; the bare one means the day’s start', () => {
  expect(routeAt(routes, 'instructor', '/')?.path).toBe('/today')
  expect(routeAt(routes, 'instructor', '/today/log/b1')?.path).toBe('/today/log/:id')
  expect(routeAt(routes, 'learner', '/today')).toBeUndefined()
})
