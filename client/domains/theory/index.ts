/** Theory on the screen: the learner's mock tests, and the card about them for the learner's home. */
import BookOpenCheck from 'lucide-solid/icons/book-open-check'
import { lazy } from 'solid-js'
import type { Role } from '#shared/kernel/actor.ts'

const LEARNER: readonly Role[] = ['learner']

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
  { path: '/theory/result/:id', component: lazy(() => import('./result.tsx')), roles: LEARNER },
]

export const TheoryCard = lazy(() => import('./theory-card.tsx'))
