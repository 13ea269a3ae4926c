/** Asks the control plane; the answer is what the caller says it is, for both sides are ours. */
export type Control = <Answer>(name: string, request?: object) => Promise<Answer>;

export const controlOf =
  (endpoint: string): Control =>
  async <Answer>(name: string, request: object = {}) => {
    const response = await fetch(`${endpoint}/_local-aws/${name}`, { method: 'POST', body: JSON.stringify(request) });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error((answer as { error: string }).error);
    return answer as Answer;
  };
