import { crashTests } from './crash-tests'

crashTests('mail')
