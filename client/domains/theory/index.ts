/** Theory on the screen: the learner's mock tests, and the card about them for the learner's home. */
import BookOpenCheck from 'lucide-solid/icons/book-open-check'
import { lazy } from 'solid-js'
import { loadBundledBank } from '#shared/domains/theory/index.ts'
import type { Role } from '#shared/kernel/actor.ts'

const LEARNER: readonly Role[] = ['learner']
const ADMIN: readonly Role[] = ['admin']

export const theoryRoutes = [
  {
    path: '/theory',
    component: lazy(() => import('./theory.tsx')),
    roles: LEARNER,
    tab: { order: 3, label: 'Theory', icon: BookOpenCheck },
  },
  {
    path: '/theory/mock',
    component: lazy(() => import('./mock.tsx')),
    roles: LEARNER,
    isFocused: true,
  },
  { path: '/theory/signs', component: lazy(() => import('./signs/signs.tsx')), roles: LEARNER },
  {
    path: '/theory/mock/hazard',
    component: lazy(() => import('./hazard/hazard-part.tsx')),
    roles: LEARNER,
    isFocused: true,
  },
  {
    path: '/theory/hazard',
    component: lazy(() => import('./hazard/hazard-practice.tsx')),
    roles: LEARNER,
  },
  {
    path: '/theory/hazard/all',
    component: lazy(() => import('./hazard/hazard-part.tsx')),
    roles: LEARNER,
    isFocused: true,
  },
  {
    path: '/theory/hazard/clip',
    component: lazy(() => import('./hazard/practice-clip.tsx')),
    roles: LEARNER,
    isFocused: true,
  },
  {
    path: '/theory/hazard/stills',
    component: lazy(() => import('./hazard/stills.tsx')),
    roles: LEARNER,
  },
  {
    path: '/theory/hazard/result',
    component: lazy(() => import('./hazard/practice-result.tsx')),
    roles: LEARNER,
  },
  {
    path: '/theory/practice',
    component: lazy(() => {
      // Fetched beside the screen, not after it. What does not come is asked for again there.
      void loadBundledBank().catch(() => {})
      return import('./practice.tsx')
    }),
    roles: LEARNER,
    isFocused: true,
  },
  { path: '/theory/result/:id', component: lazy(() => import('./result.tsx')), roles: LEARNER },
  { path: '/questions', component: lazy(() => import('./admin/questions.tsx')), roles: ADMIN },
  { path: '/questions/import', component: lazy(() => import('./admin/import.tsx')), roles: ADMIN },
  { path: '/questions/:id', component: lazy(() => import('./admin/question.tsx')), roles: ADMIN },
]

export const TheoryCard = lazy(() => import('./theory-card.tsx'))
