/** What the office's screens of the question bank show. Pure; no words but figures. */
import {
  type BankRow,
  type Complaint,
  gapsOf,
  type Origin,
  originOf,
} from '#shared/domains/theory/index.ts'

export type BankFilter = {
  readonly search: string
  /** '' for every one, in each. */
  readonly topic: string
  readonly status: '' | BankRow['status']
  readonly origin: '' | Origin
  readonly onlyRemarked: boolean
}

export const NO_FILTER: BankFilter = {
  search: '',
  topic: '',
  status: '',
  origin: '',
  onlyRemarked: false,
}

export type Rows = ReadonlyMap<string, BankRow>
export type Complaints = ReadonlyMap<string, Complaint>

/** Remarks nobody has answered, the oldest first. TH56. */
export const openComplaints = (complaints: Complaints): Complaint[] =>
  [...complaints.values()]
    .filter((one) => one.answer === undefined)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))

/** Every remark about one question: the open ones, then the newest. */
export const complaintsAbout = (complaints: Complaints, questionId: string): Complaint[] =>
  [...complaints.values()]
    .filter((one) => one.questionId === questionId)
    .sort((a, b) => Number(a.answer !== undefined) - Number(b.answer !== undefined) || b.at - a.at)

/** Drafts first, then by topic; within it the newest first. */
const ORDER: readonly BankRow['status'][] = ['draft', 'reviewed', 'live', 'retired']

const inOrder = (a: BankRow, b: BankRow): number =>
  ORDER.indexOf(a.status) - ORDER.indexOf(b.status) ||
  (a.topic ?? 0) - (b.topic ?? 0) ||
  (a.id < b.id ? 1 : -1)

export const bankList = (rows: Rows, complaints: Complaints, filter: BankFilter): BankRow[] => {
  const remarked = new Set(openComplaints(complaints).map((one) => one.questionId))
  const wanted = filter.search.trim().toLocaleLowerCase('en-GB')
  return [...rows.values()]
    .filter(
      (row) =>
        (filter.topic === '' || String(row.topic ?? 'none') === filter.topic) &&
        (filter.status === '' || row.status === filter.status) &&
        (filter.origin === '' || originOf(row) === filter.origin) &&
        (!filter.onlyRemarked || remarked.has(row.id)) &&
        (wanted === '' || row.stem.toLocaleLowerCase('en-GB').includes(wanted)),
    )
    .sort(inOrder)
}

/**
 * What waits to be read by this admin: whole drafts by somebody else, or their own where nobody else
 * could, and what was reviewed and is not asked yet. TH51.
 */
export const toReview = (rows: Rows, me: string, isOnlyAdmin: boolean): BankRow[] =>
  [...rows.values()]
    .filter(
      (row) =>
        row.status === 'reviewed' ||
        (row.status === 'draft' &&
          gapsOf(row).length === 0 &&
          (isOnlyAdmin || row.ofSchool?.writtenBy !== me)),
    )
    .sort((a, b) => (a.ofSchool?.changedAt ?? 0) - (b.ofSchool?.changedAt ?? 0))

/** Is this person the only one who could review? */
export const isOnlyAdmin = (
  people: ReadonlyMap<string, { readonly roles: readonly string[] }>,
  me: string,
): boolean => ![...people].some(([id, { roles }]) => id !== me && roles.includes('admin'))
