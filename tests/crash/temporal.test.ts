import { crashTests } from './crash-tests'

crashTests('temporal')
