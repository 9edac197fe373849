// The program runs with nothing but the runtime on its class path.
def runtime = new File(localRepositoryPath, 'dev/netc/netc-runtime').listFiles()
        .findAll { it.directory }
        .collectMany { it.listFiles().findAll { jar -> jar.name ==~ /netc-runtime-[^-]*(-SNAPSHOT)?\.jar/ } }
assert runtime.size() == 1
def java = new File(System.getProperty('java.home'), 'bin/java').path
def classPath = [new File(basedir, 'target/classes'), runtime[0]].join(File.pathSeparator)
def process = [java, '-cp', classPath, 'com.example.Classify'].execute()
def output = process.inputStream.text
assert process.waitFor() == 0: process.errorStream.text
assert output =~ /shape \[1, 10\], class \d/

assert new File(basedir, 'target/generated-sources/netc/com/example/vision/LeNet.java').file
def log = new File(basedir, 'build.log').text
assert log.contains('models compiled: 1, classes written: 1, removed: 0')
assert log.contains('no model has changed')
return true
