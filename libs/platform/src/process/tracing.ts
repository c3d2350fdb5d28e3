import { context, diag, DiagLogLevel, propagation, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Logger } from '../logging.ts';

/** Milliseconds; a collector that is away holds up no stop. */
const patience = 2_000;

/**
 * Sends the spans of this process to a collector over OTLP/HTTP (`endpoint` without `/v1/traces`); without an endpoint
 * nothing is recorded. The standard variables `OTEL_TRACES_SAMPLER` and `OTEL_RESOURCE_ATTRIBUTES` count.
 */
export function startTracing(
  name: string,
  endpoint: string | undefined,
  logger?: Logger,
): { close(): Promise<void> } {
  if (endpoint === undefined || endpoint === '') return { close: () => Promise.resolve() };
  if (logger) {
    const warn = (message: string) => logger.warn({}, `tracing: ${message.slice(0, 500)}`);
    const silent = () => {};
    diag.setLogger(
      { error: warn, warn, info: silent, debug: silent, verbose: silent },
      { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
    );
  }
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: patience,
  });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.namespace': 'tandem',
      'service.name': name,
      'service.instance.id': `${name}-${process.pid}`,
    }),
    spanProcessors: [new BatchSpanProcessor(exporter, { exportTimeoutMillis: patience })],
  });
  provider.register();
  return {
    async close() {
      await provider.shutdown().catch((error: unknown) => {
        logger?.warn({ error }, 'the last spans were not sent');
      });
      trace.disable();
      context.disable();
      propagation.disable();
      diag.disable();
    },
  };
}
