# Built here, so that an image needs nothing but this directory and Maven Central. Tests are not run: `mvn verify` does that.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -DskipTests package \
 && java -Djarmode=tools -jar app/target/hansa-app-*.jar extract --destination /hansa --application-filename hansa.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/hansa hansa \
 && install -d -o hansa /var/lib/hansa/data
COPY --from=build /hansa /opt/hansa
USER hansa
WORKDIR /var/lib/hansa
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=6 \
  CMD wget -q -O /dev/null http://127.0.0.1:8080/actuator/health/readiness || exit 1
ENTRYPOINT ["java", "-XX:+UseCompactObjectHeaders", "-Daxoniq.update-checker.disabled=true", \
  "-Ddisable-axoniq-console-message=true", "-jar", "/opt/hansa/hansa.jar"]
