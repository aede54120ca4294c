import { crashTests } from './crash-tests'

crashTests('server')
