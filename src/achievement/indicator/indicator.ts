import { type IndicatorEntity } from './indicator.entity.js';

/** A named definition of a rate: a quotient of two measures, and two more for its completeness. */
export type Indicator = IndicatorEntity;
