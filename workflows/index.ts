export { researchTask } from './research-task'
export { ordering } from './stages/ordering'
