# Build: against Debian's libpq, which speaks TLS; the default feature would compile in one that
# does not.
FROM rust:1.95-slim-bookworm AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpq-dev pkg-config \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY Cargo.toml Cargo.lock ./
COPY fixtures fixtures
COPY migrations migrations
COPY src src
# The target folder is a cache and no part of the image, so the binary is copied out of it.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo build --profile dist --locked --no-default-features --bin waystation \
 && cp target/dist/waystation /usr/local/bin/waystation

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates libpq5 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --user-group --no-create-home --home-dir /data waystation \
 && install --directory --owner waystation --group waystation --mode 0700 /data
COPY --from=build /usr/local/bin/waystation /usr/local/bin/waystation
USER waystation
WORKDIR /data
VOLUME /data

# The service answers on loopback only, unless the settings name a proxy that encrypts and a host.
# On loopback, run it with `--network host`, or use it through `docker exec`.
# A volume that is empty is not served: make the database first, once, with the same volume and
# `init` in place of `serve`. After an update of the image run `migrate` in place of `serve`, once.
ENV WAYSTATION_BIND=127.0.0.1:8080 \
    WAYSTATION_DATABASE=sqlite:/data/waystation.db
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["waystation", "healthcheck"]
ENTRYPOINT ["waystation"]
CMD ["serve"]
