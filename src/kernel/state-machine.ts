/** A step of a life: what takes it, from which states, and where it leads. */
export interface Step<State extends string, Action extends string = string> {
  readonly action: Action;
  readonly from: readonly State[];
  readonly to: State;
}

/** A life as data. A step that is not listed cannot be taken. */
export interface StateMachine<State extends string, OneStep extends Step<State>> {
  readonly states: readonly State[];
  /** The state in which every life begins. */
  readonly initial: State;
  readonly steps: readonly OneStep[];
}

/** The steps that lead on from a state, in the order of the machine; `action` limits them to one kind. */
export function stepsFrom<State extends string, OneStep extends Step<State>>(
  { steps }: StateMachine<State, OneStep>,
  state: State,
  action?: OneStep['action'],
): OneStep[] {
  return steps.filter(
    (step) => step.from.includes(state) && (action === undefined || step.action === action),
  );
}

/** The states that no chain of steps leads to from the initial one. Empty in a sound machine. */
export function unreachableStates<State extends string, OneStep extends Step<State>>(
  machine: StateMachine<State, OneStep>,
): State[] {
  const reached = new Set([machine.initial]);
  for (const state of reached) stepsFrom(machine, state).forEach(({ to }) => reached.add(to));
  return machine.states.filter((state) => !reached.has(state));
}
