import type { LocalAws } from './local-aws';

export interface RawRequest {
  readonly service: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly region?: string;
}

/** A request without an SDK: for APIs whose client is no dependency of ours, and to see headers and bodies as they are. */
export const rawRequest = (aws: LocalAws, request: RawRequest): Promise<Response> => {
  const { service, method = 'POST', path = '/', headers = {}, body, region = aws.region } = request;
  const credential = `AKIAIOSFODNN7EXAMPLE/20200101/${region}/${service}/aws4_request`;
  return fetch(`${aws.endpoint}${path}`, {
    method,
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${credential}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
};

/** A request of the query protocol: form in, XML out. */
export const rawQuery = async (aws: LocalAws, service: string, form: Readonly<Record<string, string>>) => {
  const response = await rawRequest(aws, {
    service,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  return { status: response.status, text: await response.text() };
};
