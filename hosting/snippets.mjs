// What other servers are to be told, in the words of each.
import { TYPES, TOLD_BY_ITS_NAME, caching } from "./served.mjs";

const FOREVER = caching("a-000000000000.js");
const ANEW = caching("index.html");
const named = TOLD_BY_ITS_NAME.source;
const all = (of, line) => Object.entries(of).map(([name, value]) => line(name, value)).join("\n");
/** Types with the endings that have them, since some servers name each type once. */
const endings = () => Object.entries(TYPES).reduce((byType, [ending, type]) => ({ ...byType, [type]: [...(byType[type] ?? []), ending] }), {});
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** For the block of `server` or `location` that serves the folder. */
export const nginx = (headers) => `# Goes into the block that serves the folder: include …/nginx.conf;
types {
${all(endings(), (type, names) => `  "${type}" ${names.join(" ")};`)}
}
default_type application/octet-stream;
gzip_static on;
# brotli_static on;  # a fifth less to transfer, where nginx has the module ngx_brotli

set $jiuzhu_caching "${ANEW}";
if ($uri ~ "${named}") {
  set $jiuzhu_caching "${FOREVER}";
}
add_header Cache-Control $jiuzhu_caching always;
add_header Vary Accept-Encoding always;
${all(headers, (name, value) => `add_header ${name} "${value}" always;`)}
`;

/** For the folder itself; needs mod_headers and mod_mime, and mod_rewrite for what is packed. */
export const apache = (headers) => `# Lies in the folder that is served. Apache reads it where AllowOverride lets it: FileInfo, Indexes.
DirectoryIndex index.html
AddDefaultCharset Off
${all(TYPES, (ending, type) => `AddType "${type}" .${ending}`)}

<IfModule mod_rewrite.c>
  RewriteEngine On
${[["br", "br"], ["gzip", "gz"]].map(([encoding, ending]) => `  RewriteCond %{HTTP:Accept-Encoding} \\b${encoding}\\b
  RewriteCond %{REQUEST_FILENAME}.${ending} -f
  RewriteRule ^(.+)$ $1.${ending} [E=no-gzip:1,E=no-brotli:1,L]`).join("\n")}
</IfModule>
RemoveType .br .gz
AddEncoding br .br
AddEncoding gzip .gz

Header always set Cache-Control "${ANEW}"
<FilesMatch "${named.replace("$", "(\\.(br|gz))?$")}">
  Header always set Cache-Control "${FOREVER}"
</FilesMatch>
Header always merge Vary Accept-Encoding
${all(headers, (name, value) => `Header always set ${name} "${value}"`)}
`;

/** For the folder itself. */
export const iis = (headers) => `<?xml version="1.0" encoding="UTF-8"?>
<!-- Lies in the folder that is served. -->
<configuration>
  <location path="." inheritInChildApplications="false">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="NoControl" />
${all(TYPES, (ending, type) => `        <remove fileExtension=".${ending}" /><mimeMap fileExtension=".${ending}" mimeType="${type}" />`)}
      </staticContent>
      <urlCompression doStaticCompression="true" />
      <httpProtocol>
        <customHeaders>
          <remove name="X-Powered-By" />
${all(headers, (name, value) => `          <add name="${name}" value="${escaped(value)}" />`)}
        </customHeaders>
      </httpProtocol>
      <!-- Needs the module URL Rewrite; without it everything is asked for anew, which is right, and slower. -->
      <rewrite>
        <outboundRules>
          <rule name="anew" stopProcessing="false">
            <match serverVariable="RESPONSE_Cache_Control" pattern=".*" />
            <action type="Rewrite" value="${ANEW}" />
          </rule>
          <rule name="forever" stopProcessing="true">
            <match serverVariable="RESPONSE_Cache_Control" pattern=".*" />
            <conditions><add input="{REQUEST_URI}" pattern="${escaped(named)}" /></conditions>
            <action type="Rewrite" value="${FOREVER}" />
          </rule>
        </outboundRules>
      </rewrite>
    </system.webServer>
  </location>
</configuration>
`;

/**
 * For the application that the folder is. Tomcat has no filter for most headers: the page's own policy holds all the same, but who
 * may show it within theirs has to be told by what stands before Tomcat.
 */
export const tomcat = (headers) => `<?xml version="1.0" encoding="UTF-8"?>
<!-- WEB-INF/web.xml of the application that the folder is. -->
<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
  <servlet>
    <servlet-name>files</servlet-name>
    <servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class>
    <init-param><param-name>precompressed</param-name><param-value>br=.br,gzip=.gz</param-value></init-param>
    <init-param><param-name>listings</param-name><param-value>false</param-value></init-param>
  </servlet>
  <servlet-mapping><servlet-name>files</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
  <filter>
    <filter-name>headers</filter-name>
    <filter-class>org.apache.catalina.filters.HttpHeaderSecurityFilter</filter-class>
    <init-param><param-name>antiClickJackingEnabled</param-name><param-value>false</param-value></init-param>
    <init-param><param-name>blockContentTypeSniffingEnabled</param-name><param-value>true</param-value></init-param>
  </filter>
  <filter>
    <filter-name>origins</filter-name>
    <filter-class>org.apache.catalina.filters.CorsFilter</filter-class>
    <init-param><param-name>cors.allowed.origins</param-name><param-value>${headers["Access-Control-Allow-Origin"]}</param-value></init-param>
  </filter>
  <filter-mapping><filter-name>headers</filter-name><url-pattern>/*</url-pattern></filter-mapping>
  <filter-mapping><filter-name>origins</filter-name><url-pattern>/*</url-pattern></filter-mapping>
${all(TYPES, (ending, type) => `  <mime-mapping><extension>${ending}</extension><mime-type>${type}</mime-type></mime-mapping>`)}
  <welcome-file-list><welcome-file>index.html</welcome-file></welcome-file-list>
</web-app>
`;
