/** The office: overview, diary of everybody, people. */
export { adminRoutes } from './routes.ts'
