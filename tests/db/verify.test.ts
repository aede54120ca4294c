import { seedCalendar } from '../../db/calendar'
import { projectionTables } from '../../db/projections'
import { differences, withRebuilt } from '../../db/rebuild'
import type { AgendaTask } from '../../domain/councils/state'
import { calendarSeed } from '../../regulations/calendar'
import { type InvariantReport, verify } from '../../scripts/verify/index'
import { advanceClock, stageStream } from '../../workflows/contract'
import { convened, nine, satAndConcluded, seedCouncilPeople } from '../support/councils'
import { type Engine, opened, startEngine } from '../support/engine'
import { act, on, oneDefect, submitted } from '../support/ordering'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine({ ownNamespace: true })
  await seedCalendar(engine.db, calendarSeed)
  await seedCouncilPeople(engine)
  await ordersOfEveryKind()
  await councilFor(await accepted('v1'))
})

afterAll(() => engine.stop())

/** Refused, withdrawn, returned and overdue orders. */
async function ordersOfEveryKind(): Promise<void> {
  const body = { defects: 1 }
  const refused = await submitted(engine, 'v2', '2026-03-02')
  const reasons = { body: { reasons: 1 }, content: { reasonTexts: ['Trùng nội dung.'] } }
  await act(engine, refused, 'refuseProposal', { by: 'L1', at: on('2026-03-03'), ...reasons })
  await act(engine, refused, 'tellRefusedProposer', { by: 'O1', at: on('2026-03-04') })
  const withdrawn = await submitted(engine, 'v3', '2026-03-02')
  await act(engine, withdrawn, 'returnForSupplement', {
    by: 'O1',
    at: on('2026-03-03'),
    body,
    content: oneDefect,
  })
  await act(engine, withdrawn, 'withdrawProposal', { by: 'P1', at: on('2026-03-05') })
  const returned = await submitted(engine, 'v4', '2026-03-02')
  await act(engine, returned, 'returnForSupplement', {
    by: 'O1',
    at: on('2026-03-03'),
    body,
    content: oneDefect,
  })
  await act(engine, returned, 'supplementProposal', { by: 'P1', at: on('2026-06-05') })
  const overdue = await submitted(engine, 'v5', '2026-03-02')
  await engine.client.workflow.getHandle(overdue).signal(advanceClock, on('2026-04-05'))
  while (!(await engine.db('journal').where({ stream: overdue, type: 'deadlineEscalated' }).first())) {
    await engine.client.workflow.getHandle(overdue).describe()
  }
}

/** An accepted order; returns the stream of its determination. */
async function accepted(taskId: string): Promise<string> {
  const stream = await submitted(engine, taskId, '2026-03-02')
  await act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-03-03') })
  const body = { hits: [], conclusion: 'clear' }
  await act(engine, stream, 'recordOverlapSearch', { by: 'O1', at: on('2026-03-04'), body })
  const next = stageStream(taskId, 'determination')
  await opened(engine, next)
  return next
}

/** A council that has voted and concluded. */
async function councilFor(stage: string): Promise<void> {
  const type = 'researchProject'
  const agenda: AgendaTask[] = [{ taskId: 'v1', stage, type, sides: [], earlierMembers: [] }]
  const days = { appointedOn: '2026-03-05', papersOn: '2026-03-06', sittingOn: '2026-03-16' }
  const session = await convened(engine, 'sv1', { kind: 'determination', agenda }, days)
  const yes = { urgency: true, importance: true, noDuplication: true, stateResourcesNeeded: true }
  const ballots = nine.map((member) => ({ member, ballot: { criteria: yes, proposal: 'recommend' } }))
  await satAndConcluded(engine, session, '2026-03-16', 'v1', ballots)
}

async function violated(): Promise<Record<string, readonly string[]>> {
  const reports: InvariantReport[] = await verify(engine.db, engine.client)
  return Object.fromEntries(
    reports.flatMap(({ invariant, ok, violations }) => (ok ? [] : [[invariant, violations]])),
  )
}

test('nothing is violated, and every invariant has been looked at', async () => {
  const reports = await verify(engine.db, engine.client)
  expect(reports.flatMap(({ violations }) => violations)).toEqual([])
  expect(reports.map(({ invariant }) => invariant)).toEqual(['I1', 'I2', 'I3', 'I4', 'I5', 'I7'])
  for (const invariant of ['I2', 'I3', 'I4', 'I5', 'I7'] as const) {
    expect(reports.find((report) => report.invariant === invariant)?.checked).toBeGreaterThan(1)
  }
})

test('every projection equals its rebuild, most of them with rows', async () => {
  const found = await withRebuilt(engine.db, {}, async (trx) => {
    const compared = []
    for (const table of projectionTables) {
      const kept = await trx(`public.${table}`).count({ count: '*' }).first()
      compared.push({ table, count: Number(kept?.count), differences: await differences(trx, table) })
    }
    return compared
  })
  expect(found.filter(({ differences: rows }) => rows.length > 0)).toEqual([])
  expect(found.filter(({ count }) => count > 0).length).toBeGreaterThan(8)
  const { rows } = await engine.db.raw(`select 1 from pg_namespace where nspname = 'rebuild'`)
  expect(rows).toEqual([])
})

interface Plant {
  readonly bug: string
  readonly plant: string
  readonly undo: string
  readonly found: Record<string, RegExp>
}

/** Statements on a table that refuses them. */
const forced = (table: string, statement: string) =>
  `alter table ${table} disable trigger all; ${statement}; alter table ${table} enable trigger all`

/** Takes rows away to put them back as they were. */
const lost = (table: string, where: string): Pick<Plant, 'plant' | 'undo'> => ({
  plant: forced(
    table,
    `create table lost as select * from ${table} where ${where}; delete from ${table} where ${where}`,
  ),
  undo: forced(table, `insert into ${table} overriding system value select * from lost; drop table lost`),
})

const changed = (
  table: string,
  where: string,
  column: string,
  value: string,
): Pick<Plant, 'plant' | 'undo'> => ({
  plant: forced(
    table,
    `create table lost as select * from ${table} where ${where};
     update ${table} set ${column} = ${value} where ${where}`,
  ),
  undo: forced(
    table,
    `update ${table} t set ${column} = (select ${column} from lost) where ${where}; drop table lost`,
  ),
})

const received = `letter = 'orderReceived' and context->>'taskCode' = 'NV-2026-002'`
const accepting = `task_id = 'v1' and type = 'proposalAccepted'`
const concluding = `type = 'sittingConcluded'`

const plants: readonly Plant[] = [
  { bug: 'a letter that was never owed', found: { I3: /outbox: 1 rows/ }, ...lost('outbox', received) },
  {
    bug: 'a letter to somebody else',
    ...changed('outbox', received, 'to_person', `'L1'`),
    found: { I3: /outbox: 2 rows/ },
  },
  {
    bug: 'a letter given up',
    ...changed('outbox', received, 'given_up', 'true'),
    found: { I3: /was given up/ },
  },
  {
    bug: 'a fact with other data',
    ...changed('journal', accepting, 'data', `'{"forged": true}'`),
    found: { I4: /does not continue its chain/ },
  },
  {
    bug: 'a fact at another time',
    ...changed('journal', accepting, 'at', `at + interval '1 minute'`),
    found: { I4: /does not continue its chain/ },
  },
  {
    bug: 'a fact of another person, who had no right',
    ...changed('journal', accepting, 'by_person', `'P1'`),
    found: { I4: /does not continue its chain/, I5: /P1 had no right to acceptProposal/ },
  },
  {
    bug: 'the last fact of a task taken out',
    ...lost('journal', `task_id = 'v3' and type = 'taskEnded'`),
    found: { I4: /ends at #/ },
  },
  {
    bug: 'the first fact of a stage taken out',
    ...lost('journal', `stream = 'task/v3/ordering' and type = 'processOpened'`),
    found: { I4: /cannot be replayed/ },
  },
  { bug: 'a task lost', ...lost('tasks', `id = 'v2'`), found: { I4: /tasks: 1 rows differ/ } },
  {
    bug: 'a title changed',
    ...changed('tasks', `id = 'v2'`, 'title', `'Tên khác'`),
    found: { I4: /tasks: 2 rows differ/ },
  },
  {
    bug: 'a state changed',
    ...changed('processes', `stream = 'task/v4/ordering'`, 'state', `'{}'`),
    found: { I4: /processes: 2 rows/ },
  },
  {
    bug: 'a term made longer',
    ...changed('deadlines', `task_id = 'v4' and closed_at is null`, 'due', `due + interval '1 day'`),
    found: { I4: /deadlines: 2 rows/ },
  },
  {
    bug: 'a duty forgotten',
    ...lost('awaited_acts', `task_id = 'v4' and act = 'acceptProposal'`),
    found: { I4: /awaited_acts: 1 rows/ },
  },
  {
    bug: 'a person who is nothing to the task',
    plant: `insert into task_people (task_id, person_id, relation, since) values ('v4', 'L1', 'host', now())`,
    undo: `delete from task_people where task_id = 'v4' and person_id = 'L1'`,
    found: { I4: /task_people: 1 rows/ },
  },
  {
    bug: 'a ballot lost',
    ...lost('ballots', `member = 'C4'`),
    found: { I2: /9 ballots were acknowledged, 8 are kept/, I4: /ballots: 1 rows/ },
  },
  {
    bug: 'a result that the ballots do not give',
    ...changed('journal', concluding, 'data', `jsonb_set(data, '{conclusion}', '"notRecommended"')`),
    found: { I2: /does not follow from its ballots/, I4: /does not continue its chain/ },
  },
  {
    bug: 'acts by somebody whose role had ended',
    ...changed('person_roles', `person_id = 'O1' and role = 'dostOfficer'`, 'valid_to', `'2026-03-03'`),
    found: { I5: /O1 had no right to recordOverlapSearch/ },
  },
  {
    bug: 'an appropriation drawn on by nothing',
    plant: `insert into appropriations (year, source, amount_dong, drawn_dong, approved_by)
            values (2026, 'province', 100, 40, 'A1')`,
    undo: 'delete from appropriations',
    found: { I1: /drawn total is not that of its tranches/, I4: /appropriations: 1 rows/ },
  },
]

test.each(plants)('$bug is found', async ({ plant, undo, found }) => {
  await engine.db.raw(plant)
  try {
    const violations = await violated()
    expect(Object.keys(violations)).toEqual(expect.arrayContaining(Object.keys(found)))
    for (const [invariant, words] of Object.entries(found)) {
      expect(violations[invariant]?.join('\n')).toMatch(words)
    }
  } finally {
    await engine.db.raw(undo)
  }
})

test('with every planted bug taken out again, nothing is violated', async () => {
  expect(await violated()).toEqual({})
})

test('an act that went past the rights is found', async () => {
  await act(engine, 'task/v4/ordering', 'acceptProposal', { by: 'P1', at: on('2026-06-06') })
  expect((await violated()).I5).toEqual([
    expect.stringMatching(/P1 had no right to acceptProposal \(task\/v4\/ordering/),
  ])
})

test('a workflow without a process, and a process without a workflow, are found', async () => {
  const { client } = engine
  await client.workflow.start('yearBudget', { workflowId: 'budget/2030', taskQueue: 'nobody', args: [] })
  await client.workflow.getHandle('task/v5/ordering').terminate()
  await client.workflow.getHandle('task/v5').terminate()
  const { I7 } = await violated()
  expect(I7).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/task\/v5\/ordering is open in the journal but no workflow/),
      expect.stringMatching(/budget\/2030 runs but its process/),
    ]),
  )
})
