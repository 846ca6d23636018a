/** The scheduler and its library, as a chunk of their own. */
export const loadSchedule = () => import('./schedule.ts')
