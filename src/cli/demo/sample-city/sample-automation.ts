import {
  type AutomationKind,
  type Basis,
  type CostKind,
  type Difficulty,
  type Sourcing,
  type Split,
} from '../../../automation/automation-words.js';
import { type EnteredLaterStepDto, type EnteredStepDto } from '../../../automation/process/process.dto.js';
import { type ProjectStage } from '../../../automation/stage/project-stages.js';
import { readDemoFile } from '../read-demo-file.js';

/** What people and robot take in a month of results. */
interface SampleResult {
  /** Minutes of people for each case. */
  readonly minutes: number;
  readonly basis: Basis;
  /** The robot's runs in a month; without them there is no robot. */
  readonly runs?: number;
  readonly failurePercent?: number;
  readonly minutesPerRun?: number;
  /** The month from which the robot stood still, and what people take for a case since. */
  readonly stillFrom?: number;
  readonly minutesStill?: number;
  /** Months whose hours of people nobody entered. */
  readonly missing?: readonly number[];
}

/** An automation project of the sample city. Months are numbered as in the window. */
export interface SampleProject {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly kind: AutomationKind;
  readonly field: string;
  readonly tool?: string;
  readonly product?: string;
  readonly sourcing?: Sourcing;
  readonly difficulty?: Difficulty;
  /** Numbers of the calendar, 1 to 12. */
  readonly operatingMonths?: readonly number[];
  readonly robotKey?: string;
  readonly procedures: readonly string[];
  readonly stages: readonly (readonly [stage: ProjectStage, at: number, reason?: string])[];
  readonly productionPlannedAt?: number;
  readonly before?: {
    readonly minutes: string;
    readonly people: string;
    readonly cases: number | null;
    readonly basis: Basis;
    readonly measuredFrom: number | null;
    readonly measuredTo: number | null;
  };
  readonly estimate?: { readonly minutes: string; readonly people: string; readonly casesPerYear: number };
  readonly result?: SampleResult;
  readonly steps?: { readonly before: EnteredStepDto[]; readonly after: EnteredLaterStepDto[] };
  readonly note?: string;
}

/** The automation projects of the sample city; fiscal years are counted from that of the window's last month. */
export interface SampleAutomation {
  readonly hourlyYen: readonly {
    readonly fiscalYear: number;
    readonly yen: number;
    readonly source: string;
  }[];
  readonly projects: readonly SampleProject[];
  readonly costs: readonly {
    readonly kind: CostKind;
    readonly name: string;
    readonly yen?: number;
    readonly hours?: string;
    readonly yearly: boolean;
    readonly fiscalYear: number;
    readonly split: Split;
    /** Weights by the code of the project. */
    readonly shares: Readonly<Record<string, number>>;
    readonly note?: string;
  }[];
}

/** Reads the sample city's automation projects from `config/demo/`. */
export function readSampleAutomation(): Promise<SampleAutomation> {
  return readDemoFile('sample-city-automation.json');
}
