/**
 * The fourteen topics of the car theory test and how many questions of each a mock asks. The names
 * are the test's; the test publishes no weights, so the weights are ours and add up to fifty.
 */

export type TopicNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14

export type Topic = {
  readonly number: TopicNumber
  readonly name: string
  readonly questionsPerMock: number
  /** With so many live ones, ten mocks ask the same question seldom. */
  readonly bankAtLeast: number
}

/** TH3. In the test's own order. */
export const TOPICS: readonly Topic[] = [
  { number: 1, name: 'Alertness', questionsPerMock: 3, bankAtLeast: 30 },
  { number: 2, name: 'Attitude', questionsPerMock: 3, bankAtLeast: 30 },
  { number: 3, name: 'Safety and your vehicle', questionsPerMock: 4, bankAtLeast: 45 },
  { number: 4, name: 'Safety margins', questionsPerMock: 4, bankAtLeast: 35 },
  { number: 5, name: 'Hazard awareness', questionsPerMock: 4, bankAtLeast: 45 },
  { number: 6, name: 'Vulnerable road users', questionsPerMock: 4, bankAtLeast: 45 },
  { number: 7, name: 'Other types of vehicle', questionsPerMock: 3, bankAtLeast: 30 },
  { number: 8, name: 'Road conditions and vehicle handling', questionsPerMock: 3, bankAtLeast: 35 },
  { number: 9, name: 'Motorway driving', questionsPerMock: 4, bankAtLeast: 40 },
  { number: 10, name: 'Rules of the road', questionsPerMock: 4, bankAtLeast: 45 },
  { number: 11, name: 'Road and traffic signs', questionsPerMock: 5, bankAtLeast: 70 },
  { number: 12, name: 'Essential documents', questionsPerMock: 3, bankAtLeast: 30 },
  {
    number: 13,
    name: 'Incidents, accidents and emergencies',
    questionsPerMock: 3,
    bankAtLeast: 40,
  },
  { number: 14, name: 'Vehicle loading', questionsPerMock: 3, bankAtLeast: 30 },
]

/** The topic's name; an unknown number is a bug, because the schema lets only 1–14 through. */
export const topicName = (number: number): string => {
  const topic = TOPICS.find((candidate) => candidate.number === number)
  if (!topic) throw new Error(`Unreachable: topic ${number} passed the schema`)
  return topic.name
}
