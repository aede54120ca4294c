import { crashTests } from './crash-tests'

crashTests('postgres')
