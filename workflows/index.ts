export { councilSession } from './council-session'
export { researchTask } from './research-task'
export { yearBudget } from './year-budget'
