/** Who is in the demo school. Invented people; `.example` addresses reach nobody. */
import type { Role } from '#shared/kernel/actor.ts'

export const DEMO_SCHOOL_NAME = 'Origin Driving School, Leeds'
/** Printed at every start: the demo school is for looking around, not for keeping anything. */
export const DEMO_PASSWORD = 'mirror-signal'

export type DemoPerson = {
  /** First name in lower case; unique, and the front of the e-mail. */
  readonly key: string
  readonly name: string
  readonly role: Role
  readonly phone: string
}

/** Numbers of the range kept free for films and demos. */
const person =
  (role: Role, firstNumber: number) =>
  (name: string, index: number): DemoPerson => ({
    key: name.split(' ')[0]?.toLowerCase() ?? name,
    name,
    role,
    phone: `07700 900${String(firstNumber + index).padStart(3, '0')}`,
  })

export const ADMINS = ['Anna Marsh', 'Joe Okafor'].map(person('admin', 100))

export const INSTRUCTORS = ['Sarah Whitfield', 'Dev Patel', 'Kath Rowbotham'].map(
  person('instructor', 110),
)

/** Ten learners for each instructor, in this order. The first five are Sarah's today. */
export const LEARNERS = [
  'Amira Khan',
  'Seun Adebayo',
  'Joanne Pickles',
  'Callum Fraser',
  'Grace Osei',
  'Oliver Hartley',
  'Priya Nair',
  'Ellie Thackray',
  'Mateusz Zieliński',
  'Chidi Eze',
  'Tomasz Nowak',
  'Zoe Bright',
  'Harry Armitage',
  'Fatima Hussain',
  'Megan Llewellyn',
  'Jamal Campbell',
  'Wei Zhang',
  'Bethany Sykes',
  'Ravi Sharma',
  'Niamh Gallagher',
  'Louis Bennett',
  'Aisha Begum',
  'Ewan Macleod',
  'Sofia Marino',
  'Tyler Boothroyd',
  'Nkechi Obi',
  'Lucy Fairfax',
  'Yusuf Demir',
  'Hannah Cohen',
  'Bradley Womersley',
].map(person('learner', 120))

export const emailOf = (one: Pick<DemoPerson, 'key'>): string => `${one.key}@origin.example`

/** Where they are picked up; a place each, over and over. */
export const PICKUPS = [
  '18 Ash Road, Headingley',
  '4 Brudenell Mount, Hyde Park',
  '27 Town Street, Horsforth',
  '9 Harehills Lane, Chapel Allerton',
  '52 Street Lane, Roundhay',
  '11 Kirkstall Hill, Kirkstall',
  '3 Otley Road, Adel',
  '76 Burley Wood Crescent, Burley',
  '15 Stainbeck Road, Meanwood',
  '40 Bramley Town End, Bramley',
]
