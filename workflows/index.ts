export { researchTask } from './research-task'
export { call } from './stages/call'
export { ordering } from './stages/ordering'
