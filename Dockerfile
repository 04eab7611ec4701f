# Built here, so that an image needs nothing but this directory and Maven Central. Tests are not run: `mvn verify` does that.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -DskipTests package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/hansa hansa \
 && install -d -o hansa /opt/hansa /var/lib/hansa/data
USER hansa
# Where it will be started, and by the JVM that will start it: the cache of its classes is good for nothing else.
RUN --mount=type=bind,from=build,source=/source/app,target=/app /app/src/dist/pack /app/target/hansa-app-*.jar /opt/hansa
WORKDIR /var/lib/hansa
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=6 \
  CMD wget -q -O /dev/null http://127.0.0.1:8080/actuator/health/readiness || exit 1
ENTRYPOINT ["/opt/hansa/hansa"]
