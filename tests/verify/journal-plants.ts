import { both, changed, copied, hashedAnew, lost, type Plant } from './planting'

const accepting = `task_id = 'v1' and type = 'proposalAccepted'`
const broken = { I4: /does not continue its chain/ }

/** What goes wrong with the journal. */
const ofTheJournal: readonly Plant[] = [
  {
    bug: 'a journal row changed',
    plant: changed('journal', accepting, 'data', `'{"forged": true}'`),
    found: broken,
  },
  {
    bug: 'a journal row that says nothing any more',
    plant: changed('journal', `type = 'sittingConcluded'`, 'data', `'{}'`),
    found: { I4: /does not continue its chain[\s\S]*cannot be read[\s\S]*cannot be replayed/ },
  },
  {
    bug: 'a journal row at another time',
    plant: changed('journal', accepting, 'at', `at + interval '1 minute'`),
    found: { I3: /outbox: 2 rows/, ...broken },
  },
  {
    bug: 'a journal row changed and every hash made anew',
    plant: both(
      changed(
        'journal',
        `task_id = 'v2' and type = 'proposalSubmitted'`,
        'data',
        `jsonb_set(data, '{content,title}', '"Tên khác"')`,
      ),
      hashedAnew,
    ),
    found: { I3: /outbox: \d+ rows/, I4: /tasks: 2 rows differ/ },
  },
  {
    bug: 'the last journal row of a task taken out',
    plant: lost('journal', `task_id = 'v3' and type = 'taskEnded'`),
    found: { I4: /ends at #/ },
  },
  {
    bug: 'the first journal row of a stage taken out',
    plant: lost('journal', `stream = 'task/v3/ordering' and type = 'processOpened'`),
    found: { I4: /does not continue its chain[\s\S]*cannot be replayed/ },
  },
  {
    bug: 'the head of a chain taken out',
    plant: lost('chains', `chain = 'task/v3'`),
    found: { I4: /chain task\/v3 ends at #\d+, not at #0/ },
  },
]

const projections: readonly Plant[] = [
  { bug: 'a task lost', plant: lost('tasks', `id = 'v2'`), found: { I4: /tasks: 1 rows differ/ } },
  {
    bug: 'a projection row changed',
    plant: changed('tasks', `id = 'v2'`, 'title', `'Tên khác'`),
    found: { I4: /tasks: 2 rows differ/ },
  },
  {
    bug: 'a state changed',
    plant: changed('processes', `stream = 'task/v4/ordering'`, 'state', `'{}'`),
    found: { I4: /processes: 2 rows/ },
  },
  {
    bug: 'a term made longer',
    plant: changed('deadlines', `task_id = 'v4' and closed_at is null`, 'due', `due + interval '1 day'`),
    found: { I4: /deadlines: 2 rows/ },
  },
  {
    bug: 'a duty forgotten',
    plant: lost('awaited_acts', `task_id = 'v4' and act = 'acceptProposal'`),
    found: { I4: /awaited_acts: 1 rows/ },
  },
  {
    bug: 'a person who is nothing to the task',
    plant: copied('task_people', `task_id = 'v4' and relation = 'proposer'`, { person_id: `'L1'` }),
    found: { I4: /task_people: 1 rows/ },
  },
]

/** What goes wrong with the journal and with the tables that follow from it. */
export const journalPlants: readonly Plant[] = [...ofTheJournal, ...projections]
