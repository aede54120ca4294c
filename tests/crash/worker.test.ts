import { crashTests } from './crash-tests'

crashTests('worker')
